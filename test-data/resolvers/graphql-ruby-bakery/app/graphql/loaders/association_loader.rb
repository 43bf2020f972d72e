# frozen_string_literal: true

module Loaders
  class AssociationLoader < GraphQL::Batch::Loader
    def initialize(model, name)
      super()
      @model = model
      @name = name
    end

    def load(record)
      raise TypeError, "not a #{@model}" unless record.is_a?(@model)

      record.association(@name).loaded? ? Promise.resolve(record.public_send(@name)) : super
    end

    def cache_key(record)
      record.object_id
    end

    def perform(records)
      ActiveRecord::Associations::Preloader.new(records: records, associations: @name).call
      records.each { |record| fulfill(record, record.public_send(@name)) }
    end
  end
end
