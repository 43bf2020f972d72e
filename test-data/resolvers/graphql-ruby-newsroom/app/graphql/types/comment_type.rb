module Types
  class CommentType < Types::BaseObject
    field :text, String, null: false
    field :reader, Types::ReaderType, null: true
    field :article, Types::ArticleType, null: false

    def reader
      dataloader.with(Sources::Readers).load(object.reader_id)
    end

    def article
      object.association(:article).loaded? ? object.article : Article.find(object.article_id)
    end
  end
end
