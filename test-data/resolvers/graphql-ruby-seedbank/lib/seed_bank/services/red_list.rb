module SeedBank
  module RedList
    URL = "https://redlist.example.org/v4/taxa".freeze

    class << self
      def status(name)
        response = client.get(URL, params: { scientific_name: name })
        response.error ? "unknown" : response.json.dig("taxon", "status")
      end

      private

      def client
        @client ||= HTTPX.plugin(:persistent)
      end
    end
  end
end
