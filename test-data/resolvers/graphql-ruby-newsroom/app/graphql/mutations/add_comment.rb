module Mutations
  class AddComment < GraphQL::Schema::RelayClassicMutation
    argument :article_id, ID, required: true
    argument :text, String, required: true

    field :comment, Types::CommentType, null: true
    field :errors, [String], null: false

    def resolve(article_id:, text:)
      comment = Article.find(article_id).comments.build(text: text, reader: context[:reader])
      saved = comment.save
      { comment: saved ? comment : nil, errors: comment.errors.full_messages }
    end
  end
end
