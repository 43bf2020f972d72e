# frozen_string_literal: true

class OrderLine < ApplicationRecord
  belongs_to :order
  belongs_to :product

  def amount
    quantity * unit_cents
  end
end
