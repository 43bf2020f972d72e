# frozen_string_literal: true

module Loaders
  class ShiftLoader < GraphQL::Batch::Loader
    def perform(shop_ids)
      shop_ids.each do |shop_id|
        fulfill(shop_id, on_shift(shop_id))
      end
    end

    private

    def on_shift(shop_id)
      Shift.current.where(shop_id: shop_id).includes(:employee).map(&:employee)
    end
  end
end
