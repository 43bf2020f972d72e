module SeedBank
  module Types
    class Species < Base
      field :name, String, null: false
      field :vernacular, String, null: false
      field :genus, String, null: false
      field :synonyms, [String], null: false
      field :accessions, ["SeedBank::Types::Accession"], null: false
      field :accession_count, Integer, null: false
      field :status, String, null: true

      def genus
        object.name.split.first
      end

      def synonyms
        object.synonyms.map(&:strip).sort
      end

      def accessions
        object.accessions_dataset.listed.all
      end

      def accession_count
        BatchLoader::GraphQL.for(object.id).batch do |ids, loader|
          ids.each do |id|
            loader.call(id, SeedBank::Accession.where(species_id: id).count)
          end
        end
      end

      def status
        RedList.status(object.name)
      end
    end
  end
end
