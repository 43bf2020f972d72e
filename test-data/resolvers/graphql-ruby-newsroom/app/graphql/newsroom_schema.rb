class NewsroomSchema < GraphQL::Schema
  query Types::QueryType
  mutation Types::MutationType

  use GraphQL::Dataloader
  use GraphQL::Batch

  max_depth 12
end
