module SeedBank
  class Schema < GraphQL::Schema
    query Types::Query
    mutation Types::Mutation

    use BatchLoader::GraphQL

    max_complexity 5_000
  end
end
