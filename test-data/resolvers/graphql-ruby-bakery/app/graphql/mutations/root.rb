# frozen_string_literal: true

module Mutations
  class Root < Objects::Base
    graphql_name "Mutation"

    field :mark_paid, mutation: Mutations::MarkPaid
  end
end
