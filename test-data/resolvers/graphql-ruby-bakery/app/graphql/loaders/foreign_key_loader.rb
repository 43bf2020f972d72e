# frozen_string_literal: true

module Loaders
  class ForeignKeyLoader < GraphQL::Batch::Loader
    def initialize(scope, column)
      super()
      @scope = scope
      @column = column
    end

    def perform(ids)
      grouped = @scope.where(@column => ids).group_by(&@column)
      ids.each { |id| fulfill(id, grouped.fetch(id, [])) }
    end
  end
end
