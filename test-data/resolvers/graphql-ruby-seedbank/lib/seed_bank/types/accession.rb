module SeedBank
  module Types
    class Accession < Base
      field :code, String, null: false
      field :label, String, null: false
      field :in_stock, Boolean, null: false
      field :packets_left, Integer, null: false
      field :species, "SeedBank::Types::Species", null: false
      field :vault, "SeedBank::Types::Vault", null: false
      field :donor, "SeedBank::Types::Donor", null: true
      field :parents, ["SeedBank::Types::Accession"], null: false
      field :tests, ["SeedBank::Types::GerminationTest"], null: false, method: :germination_tests
      field :test_count, Integer, null: false
      field :viability, Integer, null: true
      field :climate, String, null: true
      field :withdrawals, ["SeedBank::Types::Withdrawal"], null: false
      field :duplicates, [String], null: false

      def label
        "#{object.code} (#{object.packets})"
      end

      def in_stock
        object.packets.positive?
      end

      def donor
        return unless object.donor_id

        BatchLoader::GraphQL.for(object.donor_id).batch do |ids, loader|
          SeedBank::Donor.where(id: ids).each { |donor| loader.call(donor.id, donor) }
        end
      end

      def parents
        object.parent_ids.map { |id| find(id) }
      end

      def test_count
        Batch::Count.of(SeedBank::GerminationTest, :accession_id, object.id)
      end

      def viability
        object.germination_tests_dataset.reverse(:tested_on).get(Sequel.lit("germinated * 100 / sown"))
      end

      def climate
        return if object.latitude.nil?

        context[:climates][object.id] ||= Climate.new.zone(object.latitude, object.longitude)
      end

      def withdrawals
        BatchLoader::GraphQL.for(object.id).batch(default_value: []) do |ids, loader|
          SeedBank::Withdrawal.where(accession_id: ids).all.each do |withdrawal|
            loader.call(withdrawal.accession_id) { |memo| memo << withdrawal }
          end
        end
      end

      def duplicates
        request = Duplicates::Request.new(object.code, object.vault.country)
        BatchLoader::GraphQL.for(request).batch do |requests, loader|
          holders = Duplicates.holders(requests)
          requests.each { |wanted| loader.call(wanted, holders.fetch(wanted.code, [])) }
        end
      end

      private

      def find(id)
        BatchLoader::GraphQL.for(id).batch do |ids, loader|
          SeedBank::Accession.listed.where(id: ids).all.each { |parent| loader.call(parent.id, parent) }
        end
      end
    end
  end
end
