module Types
  class CasualtyType < Types::BaseObject
    field :age_group, String, null: true
    field :hospital, Types::HospitalType, null: true

    def age_group
      case object.age
      when 0..15 then "child"
      when 16..64 then "adult"
      when 65.. then "senior"
      end
    end
  end
end
