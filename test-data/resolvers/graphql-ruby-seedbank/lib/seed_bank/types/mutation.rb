module SeedBank
  module Types
    class Mutation < Base
      field :withdraw, "SeedBank::Types::Withdrawal", null: false do
        argument :code, String, required: true
        argument :packets, Integer, required: true
        argument :requester_id, ID, required: true
        argument :purpose, String, required: true
      end

      def withdraw(code:, packets:, requester_id:, purpose:)
        accession = SeedBank::Accession.first!(code: code)
        raise GraphQL::ExecutionError, "Too few packets" if accession.packets_left < packets

        accession.add_withdrawal(packets: packets, requester_id: requester_id, purpose: purpose)
      end
    end
  end
end
