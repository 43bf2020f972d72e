module Sources
  class Association < GraphQL::Dataloader::Source
    def initialize(name)
      @name = name
    end

    def fetch(records)
      ActiveRecord::Associations::Preloader.new(records: records, associations: @name).call
      records.map { |record| record.public_send(@name) }
    end
  end
end
