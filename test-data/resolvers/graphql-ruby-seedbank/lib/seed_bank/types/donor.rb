module SeedBank
  module Types
    class Donor < Base
      field :name, String, null: false
      field :agreement_url, String, null: true
      field :donated, Integer, null: false

      def agreement_url
        object.agreement && "https://agreements.example.org/#{object.agreement}.pdf"
      end

      def donated
        Batch::Count.of(SeedBank::Accession, :donor_id, object.id)
      end
    end
  end
end
