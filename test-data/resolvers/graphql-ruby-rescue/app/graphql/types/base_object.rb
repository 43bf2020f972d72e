module Types
  class BaseObject < GraphQL::Schema::Object
    include AssociationFields
  end
end
