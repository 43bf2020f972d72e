# frozen_string_literal: true

class Product < ApplicationRecord
  include Priced

  belongs_to :recipe
  has_many :reviews
  has_many :order_lines

  scope :on_sale, -> { where(retired_at: nil) }

  serialize :pairing_ids, coder: JSON

  def slug
    name.parameterize
  end
end
