module SeedBank
  class Vault < Sequel::Model(DB[:vaults])
    many_to_one :keeper, class: "SeedBank::Person"

    def free_shelves
      DB[:shelves].where(vault_id: id, accession_id: nil).count
    end
  end
end
