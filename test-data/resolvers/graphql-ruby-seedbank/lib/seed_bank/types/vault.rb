module SeedBank
  module Types
    class Vault < Base
      COUNTRIES = { "no" => "Norway", "sy" => "Syria", "mx" => "Mexico" }.freeze

      field :name, String, null: false
      field :country, String, null: false
      field :keeper, "SeedBank::Types::Person", null: true
      field :temperature, Float, null: true
      field :free_shelves, Integer, null: false
      field :accessions, ["SeedBank::Types::Accession"], null: false do
        argument :species_id, ID, required: false
      end
      field :accession_count, Integer, null: false

      def country
        COUNTRIES.fetch(object.country, object.country.upcase)
      end

      def temperature
        REDIS.hget("vaults:#{object.id}", "celsius")&.to_f
      end

      def accessions(species_id: nil)
        BatchLoader::GraphQL.for(object.id).batch(default_value: [], key: species_id) do |ids, loader|
          found = SeedBank::Accession.listed.where(vault_id: ids)
          found = found.where(species_id: species_id) if species_id
          found.all.each { |accession| loader.call(accession.vault_id) { |list| list << accession } }
        end
      end

      def accession_count
        Batch::Count.of(SeedBank::Accession, :vault_id, object.id)
      end
    end
  end
end
