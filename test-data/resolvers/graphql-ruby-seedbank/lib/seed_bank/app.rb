module SeedBank
  class App < Roda
    plugin :json
    plugin :json_parser

    route do |r|
      r.post "graphql" do
        Schema.execute(
          r.params["query"],
          variables: r.params["variables"] || {},
          context: { institution: r.env["HTTP_X_INSTITUTION"], climates: {} }
        ).to_h
      end
    end
  end
end
