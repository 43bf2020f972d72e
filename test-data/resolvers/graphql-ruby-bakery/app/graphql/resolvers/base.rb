# frozen_string_literal: true

module Resolvers
  class Base < GraphQL::Schema::Resolver
  end
end
