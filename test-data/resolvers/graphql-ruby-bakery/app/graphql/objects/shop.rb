# frozen_string_literal: true

module Objects
  class Shop < Base
    field :id, ID, null: false
    field :name, String, null: false
    field :opens, String, null: true
    field :manager, Objects::Employee, null: false
    field :staff_on_shift, [Objects::Employee], null: false
    field :delivery_zones, [Objects::DeliveryZone], null: false
    field :revenue, Integer, null: true do
      argument :day, GraphQL::Types::ISO8601Date, required: true
    end
    field :orders, resolver: Resolvers::ShopOrders

    def opens
      object.hours[Date.current.strftime("%a").downcase]
    end

    def manager
      Loaders::AssociationLoader.for(::Shop, :manager).load(object)
    end

    def staff_on_shift
      Loaders::ShiftLoader.load(object.id)
    end

    def revenue(day:)
      Loaders::RevenueLoader.for(day).load(object) if viewer&.staff?
    end
  end
end
