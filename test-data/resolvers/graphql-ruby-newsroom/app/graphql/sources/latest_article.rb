module Sources
  class LatestArticle < GraphQL::Dataloader::Source
    def fetch(authors)
      authors.map { |author| author.articles.published.includes(:section).first }
    end
  end
end
