# frozen_string_literal: true

class Recipe < ApplicationRecord
  has_many :recipe_items
  has_many :ingredients, through: :recipe_items
end
