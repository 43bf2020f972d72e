class RescueSchema < GraphQL::Schema
  query Types::QueryType
  mutation Types::MutationType

  use GraphQL::Dataloader

  max_depth 14
  default_max_page_size 50

  rescue_from(ActiveRecord::RecordNotFound) { raise GraphQL::ExecutionError, "Not found" }
end
