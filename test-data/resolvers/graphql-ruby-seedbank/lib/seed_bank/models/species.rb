module SeedBank
  class Species < Sequel::Model(DB[:species])
    one_to_many :accessions, class: "SeedBank::Accession", key: :species_id

    def vernacular
      names["en"] || name
    end
  end
end
