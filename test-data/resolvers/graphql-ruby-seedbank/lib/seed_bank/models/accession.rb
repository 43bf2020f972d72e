module SeedBank
  class Accession < Sequel::Model(DB[:accessions])
    many_to_one :species, class: "SeedBank::Species"
    many_to_one :vault, class: "SeedBank::Vault"
    many_to_one :donor, class: "SeedBank::Donor"
    one_to_many :germination_tests, class: "SeedBank::GerminationTest", key: :accession_id, order: :tested_on
    one_to_many :withdrawals, class: "SeedBank::Withdrawal", key: :accession_id

    dataset_module do
      def listed
        eager(:species, :vault).order(:code)
      end
    end

    def packets_left
      packets - withdrawals_dataset.sum(:packets).to_i
    end
  end
end
