# frozen_string_literal: true

# Asks the recommender, which answers with ids.
class SimilarProducts
  def self.call(...)
    new(...).call
  end

  def initialize(product, limit: 4)
    @product = product
    @limit = limit
  end

  def call
    ids = response.body.fetch("ids").first(@limit)
    Product.on_sale.where(id: ids).to_a
  end

  private

  def response
    http.get("products/#{@product.id}/neighbours")
  end

  def http
    Faraday.new(url: ENV.fetch("RECOMMENDER_URL")) do |f|
      f.request :retry, max: 2
      f.response :json
    end
  end
end
