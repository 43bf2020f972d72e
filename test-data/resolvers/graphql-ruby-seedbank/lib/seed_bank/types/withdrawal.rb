module SeedBank
  module Types
    class Withdrawal < Base
      PURPOSES = { "research" => "Research", "breeding" => "Breeding", "return" => "Return to the donor" }.freeze

      field :packets, Integer, null: false
      field :purpose, String, null: false
      field :requester, "SeedBank::Types::Person", null: false

      def purpose
        PURPOSES[object.purpose] || "Other"
      end
    end
  end
end
