module Types
  class ReaderType < Types::BaseObject
    field :nickname, String, null: false
    field :comment_count, Integer, null: false

    def nickname
      object.nickname.presence || "Reader #{object.id}"
    end

    def comment_count
      object.comments.count
    end
  end
end
