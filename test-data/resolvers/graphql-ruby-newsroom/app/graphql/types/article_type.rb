module Types
  class ArticleType < Types::BaseObject
    field :id, ID, null: false
    field :title, String, null: false
    field :reading_minutes, Integer, null: false
    field :author, Types::AuthorType, null: false
    field :section, Types::SectionType, null: false
    field :comments, [Types::CommentType], null: false
    field :comment_count, Integer, null: false
    field :tags, [String], null: false
    field :views, Integer, null: false
    field :related, resolver: Resolvers::RelatedArticles
    field :lead, String, null: true do
      argument :length, Integer, required: false, default_value: 200
    end

    def author
      dataloader.with(Sources::Record, Author).load(object.author_id)
    end

    def comment_count
      dataloader.with(Sources::CommentCount).load(object.id)
    end

    def tags
      object.tags.pluck(:name)
    end

    def views
      PageViews.of(object)
    end

    def lead(length:)
      object.body&.truncate(length, separator: " ")
    end
  end
end
