module Sources
  class CommentCount < GraphQL::Dataloader::Source
    def fetch(article_ids)
      counts = Comment.where(article_id: article_ids).group(:article_id).count
      article_ids.map { |id| counts.fetch(id, 0) }
    end
  end
end
