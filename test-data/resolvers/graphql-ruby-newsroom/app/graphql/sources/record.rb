module Sources
  class Record < GraphQL::Dataloader::Source
    def initialize(model, column: :id, includes: [])
      @scope = model.includes(includes)
      @column = column
    end

    def fetch(keys)
      found = @scope.where(@column => keys).index_by(&@column)
      keys.map { |key| found[key] }
    end
  end
end
