# frozen_string_literal: true

module Objects
  class Promotion < Base
    field :percentage, Integer, null: false, hash_key: :percent
    field :product, Objects::Product, null: true

    def product
      ::Product.on_sale.find_by(sku: object[:sku])
    end
  end
end
