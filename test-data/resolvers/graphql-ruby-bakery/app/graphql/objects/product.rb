# frozen_string_literal: true

module Objects
  class Product < Base
    field :id, ID, null: false
    field :name, String, null: false
    field :slug, String, null: false
    field :price, Integer, null: false, method: :price_with_vat
    field :vat_rate, Float, null: false
    field :recipe, "Objects::Recipe", null: false
    field :allergens, [String], null: false
    field :pairings, [Objects::Product], null: false
    field :in_stock, Boolean, null: false do
      argument :shop_id, ID, required: true
    end
    field :reviews, Objects::Review.connection_type, null: false
    field :review_count, Integer, null: false
    field :average_rating, Float, null: true
    field :kilojoules, Float, null: false
    field :favourite, Boolean, null: false
    field :similar, resolver: Resolvers::Similar

    def vat_rate
      VatRates.for(object.vat_class)
    end

    def recipe
      record(::Recipe, object.recipe_id, includes: :recipe_items)
    end

    def allergens
      recipe.then do |recipe|
        Loaders::AssociationLoader.for(::Recipe, :ingredients).load(recipe).then do |ingredients|
          ingredients.filter_map(&:allergen).uniq
        end
      end
    end

    def pairings
      Promise.all(object.pairing_ids.to_a.map { |id| record(::Product, id) }).then(&:compact)
    end

    def in_stock(shop_id:)
      Loaders::StockLoader.for(shop_id).load(object.sku).then(&:positive?)
    end

    def reviews
      object.reviews.published
    end

    def review_count
      Loaders::CountLoader.for(::Review, :product_id).load(object.id)
    end

    def average_rating
      object.reviews.average(:stars)&.to_f
    end

    def kilojoules
      Nutrition.new(object).kilojoules
    end

    def favourite
      return false unless viewer

      record(::Favourite, object.id, column: :product_id, where: { customer_id: viewer.id }).sync.present?
    end
  end
end
