module Types
  class CertificationType < Types::BaseObject
    field :kind, String, null: false
    field :expires_on, GraphQL::Types::ISO8601Date, null: false
  end
end
