# frozen_string_literal: true

module Objects
  class Base < GraphQL::Schema::Object
    private

    def viewer
      context[:viewer]
    end

    def record(model, id, **options)
      Loaders::RecordLoader.for(model, **options).load(id)
    end
  end
end
