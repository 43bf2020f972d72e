module Types
  class FrontPageType < Types::BaseObject
    field :day, String, null: false
    field :headline, Types::ArticleType, null: true

    def headline
      Article.published.includes(:section).find_by(published_at: object[:day].all_day)
    end
  end
end
