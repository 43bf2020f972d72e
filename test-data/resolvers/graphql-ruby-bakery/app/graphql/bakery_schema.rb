# frozen_string_literal: true

class BakerySchema < GraphQL::Schema
  query Objects::Query
  mutation Mutations::Root

  use GraphQL::Batch

  default_max_page_size 100
end
