# frozen_string_literal: true

module Objects
  class Customer < Base
    field :name, String, null: false
    field :greeting, String, null: false
    field :points, Integer, null: false
    field :orders, [Objects::Order], null: false

    def greeting
      "Good #{Time.current.hour < 12 ? 'morning' : 'day'}, #{object.name}"
    end

    def orders
      Loaders::ForeignKeyLoader.for(object.orders.detailed, :customer_id).load(object.id)
    end
  end
end
