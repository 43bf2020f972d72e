module SeedBank
  module Batch
    # Counts rows of a model by a foreign key.
    module Count
      def self.of(model, column, id)
        BatchLoader::GraphQL.for(id).batch(default_value: 0, key: [model.table_name, column]) do |ids, loader|
          model.where(column => ids).group_and_count(column).each do |row|
            loader.call(row[column], row[:count])
          end
        end
      end
    end
  end
end
