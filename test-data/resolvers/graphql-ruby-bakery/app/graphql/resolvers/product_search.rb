# frozen_string_literal: true

module Resolvers
  class ProductSearch < Base
    type Objects::Product.connection_type, null: false

    argument :text, String, required: false

    def resolve(text: nil)
      products = Product.on_sale.order(:name)
      text.present? ? products.where("name LIKE ?", "%#{Product.sanitize_sql_like(text)}%") : products
    end
  end
end
