Sequel.migration do
  change do
    create_table(:species) do
      primary_key :id
      String :name, null: false
      column :synonyms, "text[]", null: false, default: "{}"
      column :names, :jsonb, null: false, default: "{}"
    end

    create_table(:people) do
      primary_key :id
      String :name, null: false
      String :institution
    end

    create_table(:vaults) do
      primary_key :id
      String :name, null: false
      String :country, null: false
      foreign_key :keeper_id, :people
    end

    create_table(:donors) do
      primary_key :id
      String :name, null: false
      String :agreement
    end

    create_table(:accessions) do
      primary_key :id
      String :code, null: false, unique: true
      foreign_key :species_id, :species, null: false
      foreign_key :vault_id, :vaults, null: false
      foreign_key :donor_id, :donors
      Integer :packets, null: false
      Float :latitude
      Float :longitude
      column :parent_ids, "integer[]", null: false, default: "{}"
    end

    create_table(:germination_tests) do
      primary_key :id
      foreign_key :accession_id, :accessions, null: false
      foreign_key :technician_id, :people
      Date :tested_on, null: false
      Integer :sown, null: false
      Integer :germinated, null: false
    end

    create_table(:withdrawals) do
      primary_key :id
      foreign_key :accession_id, :accessions, null: false
      foreign_key :requester_id, :people, null: false
      Integer :packets, null: false
      String :purpose, null: false
    end

    create_table(:shelves) do
      primary_key :id
      foreign_key :vault_id, :vaults, null: false
      foreign_key :accession_id, :accessions
    end
  end
end
