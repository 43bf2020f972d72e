module SeedBank
  module Types
    class Inventory < Base
      field :date, GraphQL::Types::ISO8601Date, null: false, hash_key: :taken_on
      field :total, Integer, null: false
      field :oldest_test, GraphQL::Types::ISO8601Date, null: true

      def total
        SeedBank::Accession.count
      end

      def oldest_test
        SeedBank::GerminationTest.where(Sequel[:tested_on] <= object[:taken_on]).min(:tested_on)
      end
    end
  end
end
