module Types
  class AuthorType < Types::BaseObject
    field :name, String, null: false
    field :initials, String, null: false
    field :profile, Types::ProfileType, null: true
    field :articles, [Types::ArticleType], null: false
    field :latest_article, Types::ArticleType, null: true
    field :is_online, Boolean, null: false
    field :article_count, Integer, null: false, resolver_method: :count_articles

    def profile
      Loaders::AssociationLoader.for(Author, :profile).load(object)
    end

    def articles
      object.articles.published.includes(:section).limit(20)
    end

    def latest_article
      dataloader.with(Sources::LatestArticle).load(object)
    end

    def is_online
      REDIS.with { |redis| redis.exists?("online:#{object.id}") }
    end

    def count_articles
      Article.where(author: object).count
    end
  end
end
