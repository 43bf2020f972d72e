# frozen_string_literal: true

class Customer < ApplicationRecord
  has_many :orders
  has_many :favourites

  def points
    Rails.cache.read("customers/#{id}/points").to_i
  end
end
