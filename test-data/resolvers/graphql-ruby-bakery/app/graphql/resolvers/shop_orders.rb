# frozen_string_literal: true

module Resolvers
  class ShopOrders < Base
    type [Objects::Order], null: false

    argument :day, GraphQL::Types::ISO8601Date, required: false

    def authorized?(**)
      context[:viewer]&.staff?
    end

    def resolve(day: Date.current)
      orders_for(day).to_a
    end

    private

    def orders_for(day)
      Order.detailed.where(shop: object, due_on: day)
    end
  end
end
