module SeedBank
  module Types
    class GerminationTest < Base
      field :tested_on, GraphQL::Types::ISO8601Date, null: false
      field :percentage, Integer, null: false
      field :technician, "SeedBank::Types::Person", null: true
    end
  end
end
