module Resolvers
  class RelatedArticles < GraphQL::Schema::Resolver
    type [Types::ArticleType], null: false

    argument :limit, Integer, required: false, default_value: 3

    def resolve(limit:)
      object.related(limit).includes(:section)
    end
  end
end
