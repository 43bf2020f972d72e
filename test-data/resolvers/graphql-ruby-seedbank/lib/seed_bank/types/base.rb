module SeedBank
  module Types
    class Base < GraphQL::Schema::Object
    end
  end
end
