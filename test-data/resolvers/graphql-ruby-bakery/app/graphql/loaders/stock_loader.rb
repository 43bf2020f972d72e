# frozen_string_literal: true

module Loaders
  # The stock is counted by another service, which takes many numbers at once.
  class StockLoader < GraphQL::Batch::Loader
    def initialize(shop_id)
      super()
      @shop_id = shop_id
    end

    def perform(skus)
      levels = connection.post("/levels", { shop: @shop_id, skus: skus }).body
      skus.each { |sku| fulfill(sku, levels[sku].to_i) }
    end

    private

    def connection
      Faraday.new(url: Rails.application.config.x.stock_url) do |f|
        f.request :json
        f.response :json
      end
    end
  end
end
