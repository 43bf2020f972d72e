module SeedBank
  # Other banks keep seeds of ours, in case something happens here.
  module Duplicates
    # What is asked for: where an accession, by its code, is kept as well.
    class Request
      attr_reader :code, :country

      def initialize(code, country)
        @code = code
        @country = country
      end
    end

    def self.holders(requests)
      response = HTTPX.post(
        ENV.fetch("DUPLICATES_URL"),
        json: requests.map { |request| { code: request.code, country: request.country } }
      )
      response.raise_for_status
      response.json.to_h { |entry| [entry["code"], entry["holders"]] }
    end
  end
end
