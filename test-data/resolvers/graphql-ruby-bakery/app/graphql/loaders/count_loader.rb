# frozen_string_literal: true

module Loaders
  class CountLoader < GraphQL::Batch::Loader
    def initialize(model, column)
      super()
      @model = model
      @column = column
    end

    def perform(ids)
      counts = @model.where(@column => ids).group(@column).count
      ids.each { |id| fulfill(id, counts[id].to_i) }
    end
  end
end
