module Sources
  class Record < GraphQL::Dataloader::Source
    def initialize(model)
      @model = model
    end

    def fetch(ids)
      found = @model.where(id: ids).index_by(&:id)
      ids.map { |id| found[id] }
    end
  end
end
