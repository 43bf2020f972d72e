# frozen_string_literal: true

module Objects
  class Recipe < Base
    field :steps, [String], null: false
    field :grams, Integer, null: false
    field :ingredient_names, [String], null: false

    def steps
      object.text.split(/\n{2,}/).map(&:strip)
    end

    def grams
      object.recipe_items.sum(&:grams)
    end

    def ingredient_names
      object.recipe_items.includes(:ingredient).map { |item| item.ingredient.name }
    end
  end
end
