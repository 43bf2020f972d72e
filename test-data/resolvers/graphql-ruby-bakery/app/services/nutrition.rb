# frozen_string_literal: true

class Nutrition
  def initialize(product)
    @product = product
  end

  def kilojoules
    Rails.cache.fetch(["nutrition", @product.id], expires_in: 1.day) { compute }
  end

  private

  def compute
    RecipeItem.joins(:ingredient).where(recipe_id: @product.recipe_id).sum("grams * ingredients.kilojoules / 100.0")
  end
end
