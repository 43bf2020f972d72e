# frozen_string_literal: true

class RecipeItem < ApplicationRecord
  belongs_to :recipe
  belongs_to :ingredient
end
