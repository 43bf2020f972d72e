# frozen_string_literal: true

class Order < ApplicationRecord
  belongs_to :customer
  belongs_to :shop
  has_many :lines, class_name: "OrderLine"

  # Every list of orders begins here.
  scope :detailed, -> { preload(lines: :product) }
  scope :today, -> { where(due_on: Date.current) }

  def paid?
    paid_at.present?
  end
end
