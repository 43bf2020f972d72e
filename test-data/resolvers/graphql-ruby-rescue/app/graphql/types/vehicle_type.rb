module Types
  class VehicleType < Types::BaseObject
    field :plate, String, null: false
    field :out_of_service, Boolean, null: false
  end
end
