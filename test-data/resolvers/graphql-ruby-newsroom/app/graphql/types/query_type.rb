module Types
  class QueryType < Types::BaseObject
    field :articles, Types::ArticleType.connection_type, null: false do
      argument :section, String, required: false
    end
    field :authors, [Types::AuthorType], null: false
    field :sections, [Types::SectionType], null: false
    field :front_page, Types::FrontPageType, null: false

    def articles(section: nil)
      scope = Article.published.includes(:section)
      section ? scope.joins(:section).where(sections: { slug: section }) : scope
    end

    def authors
      Author.order(:name)
    end

    def sections
      Section.all
    end

    def front_page
      { day: Date.current }
    end
  end
end
