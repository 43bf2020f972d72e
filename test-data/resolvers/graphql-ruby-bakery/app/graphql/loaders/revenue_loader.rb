# frozen_string_literal: true

module Loaders
  class RevenueLoader < GraphQL::Batch::Loader
    def initialize(day)
      super()
      @day = day
    end

    def perform(shops)
      sums = OrderLine.joins(:order)
        .where(orders: { shop_id: shops.map(&:id), due_on: @day })
        .group("orders.shop_id")
        .sum("quantity * unit_cents")
      shops.each do |shop|
        fulfill(shop, sums.fetch(shop.id, 0))
      end
    end
  end
end
