# frozen_string_literal: true

module Resolvers
  class Similar < Base
    type [Objects::Product], null: false

    argument :limit, Integer, required: false, default_value: 4

    def resolve(limit:)
      SimilarProducts.call(object, limit: limit)
    rescue Faraday::Error
      []
    end
  end
end
