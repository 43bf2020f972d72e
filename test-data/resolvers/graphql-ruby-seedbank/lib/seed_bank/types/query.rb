module SeedBank
  module Types
    class Query < Base
      field :accessions, ["SeedBank::Types::Accession"], null: false do
        argument :limit, Integer, required: false, default_value: 50
      end
      field :accession, "SeedBank::Types::Accession", null: true do
        argument :code, String, required: true
      end
      field :species, ["SeedBank::Types::Species"], null: false, resolver_method: :all_species
      field :vaults, ["SeedBank::Types::Vault"], null: false
      field :inventory, "SeedBank::Types::Inventory", null: false

      def accessions(limit:)
        SeedBank::Accession.listed.limit(limit.clamp(1, 200)).all
      end

      def accession(code:)
        SeedBank::Accession.first(code: code)
      end

      def all_species
        SeedBank::Species.order(:name).all
      end

      def vaults
        SeedBank::Vault.all
      end

      def inventory
        { taken_on: Date.today }
      end
    end
  end
end
