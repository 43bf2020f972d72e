module Types
  class BulletinType < Types::BaseObject
    field :text, String, null: false
    field :issuer, Types::MemberType, null: true

    def issuer
      Member.find_by(id: object.issuer_id)
    end
  end
end
