module Types
  class StationType < Types::BaseObject
    field :id, ID, null: false
    field :name, String, null: false
    field :region, Types::RegionType, null: false
    field :member_count, Integer, null: false
    field :on_duty_count, Integer, null: false
    field :available_vehicles, [Types::VehicleType], null: false
    field :equipment_value, Float, null: false
    field :recent_callouts, [Types::CalloutType], null: false, extras: [:lookahead] do
      argument :limit, Integer, required: false, default_value: 5
    end

    association_field :members, [Types::MemberType], null: false
    association_field :vehicles, [Types::VehicleType], null: false

    def region
      Region.find(object.region_code)
    end

    def member_count
      object.members.size
    end

    def on_duty_count
      dataloader.with(Sources::OnDutyCounts).load(object.id)
    end

    def available_vehicles
      object.vehicles.where(out_of_service: false)
    end

    def equipment_value
      object.vehicles.sum(:value).to_f
    end

    def recent_callouts(limit:, lookahead:)
      Preloads.new(lookahead).apply(object.callouts.recent.limit([limit, 20].min))
    end
  end
end
