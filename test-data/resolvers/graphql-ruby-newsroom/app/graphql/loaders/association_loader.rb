module Loaders
  class AssociationLoader < GraphQL::Batch::Loader
    def initialize(model, association)
      super()
      @model = model
      @association = association
    end

    def perform(records)
      ActiveRecord::Associations::Preloader.new(records: records, associations: @association).call
      records.each { |record| fulfill(record, record.public_send(@association)) }
    end
  end
end
