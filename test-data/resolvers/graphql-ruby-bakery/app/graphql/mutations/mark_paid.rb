# frozen_string_literal: true

module Mutations
  class MarkPaid < GraphQL::Schema::RelayClassicMutation
    argument :order_ids, [ID], required: true

    field :marked, Integer, null: false

    def resolve(order_ids:)
      { marked: Order.where(id: order_ids).update_all(paid_at: Time.current) }
    end
  end
end
