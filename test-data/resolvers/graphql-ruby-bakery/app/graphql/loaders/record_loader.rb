# frozen_string_literal: true

module Loaders
  class RecordLoader < GraphQL::Batch::Loader
    def initialize(model, column: model.primary_key, where: nil, includes: nil)
      super()
      @model = model
      @column = column.to_s
      @where = where
      @includes = includes
    end

    def perform(keys)
      query(keys).each { |record| fulfill(record.public_send(@column), record) }
      keys.each { |key| fulfill(key, nil) unless fulfilled?(key) }
    end

    private

    def query(keys)
      scope = @model.where(@column => keys)
      scope = scope.where(@where) if @where
      @includes ? scope.preload(@includes) : scope
    end
  end
end
