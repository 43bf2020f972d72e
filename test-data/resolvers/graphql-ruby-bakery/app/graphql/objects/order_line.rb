# frozen_string_literal: true

module Objects
  class OrderLine < Base
    field :quantity, Integer, null: false
    field :amount, Integer, null: false
    field :product, "Objects::Product", null: false
  end
end
