# frozen_string_literal: true

module Objects
  class Review < Base
    field :stars, Integer, null: false
    field :text, String, null: true
    field :customer, "Objects::Customer", null: false

    def customer
      record(::Customer, object.customer_id)
    end
  end
end
