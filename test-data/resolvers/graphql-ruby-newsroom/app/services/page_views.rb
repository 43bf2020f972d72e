class PageViews
  class << self
    def of(article)
      new.count(article.id)
    end
  end

  def count(id)
    connection.get("/views/#{id}").body.fetch("count", 0)
  end

  private

  def connection
    @connection ||= Faraday.new(ENV.fetch("VIEWS_URL")) { |f| f.response :json }
  end
end
