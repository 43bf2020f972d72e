module Sources
  class Readers < GraphQL::Dataloader::Source
    def fetch(ids)
      Reader.where(id: ids).to_a
    end
  end
end
