module Types
  class HospitalType < Types::BaseObject
    field :name, String, null: false
  end
end
