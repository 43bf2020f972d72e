module Types
  class SectionType < Types::BaseObject
    field :name, String, null: false
    field :colour, String, null: false
    field :top_article, Types::ArticleType, null: true

    def colour
      Palette.find(object.slug)
    end

    def top_article
      return if object.top_article_id.nil?

      dataloader.with(Sources::Record, Article, includes: :section).load(object.top_article_id)
    end
  end
end
