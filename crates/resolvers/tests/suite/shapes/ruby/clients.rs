use super::check_methods_with;

const SERVICES: &str = "class PageViews\n  class << self\n    def of(post) = new.count(post.id)\n  end\n\n  def count(id)\n    connection.get(\"/views/#{id}\").body['count']\n  end\n\n  private\n\n  \
def connection\n    @connection ||= Faraday.new(url: ENV.fetch('VIEWS')) { |f| f.response :json }\n  end\nend\n\n\
class Stats\n  attr_reader :post, :client\n\n  def self.call(...) = new(...).call\n\n  def initialize(post, client: Weather.new)\n    @post = post\n    @client = client\n  end\n\n  def call\n    return 0 unless post\n\n    client.fetch(post.id)\n  end\nend\n\n\
class Weather\n  include HTTParty\n  base_uri 'https://weather.test'\n\n  def fetch(id) = self.class.get(\"/#{id}\")\nend\n\n\
module Palette\n  module_function\n\n  def find(key) = COLOURS.fetch(key)\n\n  COLOURS = { 'a' => 'b' }.freeze\nend\n\n\
class Ranking\n  include Singleton\n\n  def of(id) = $redis.zscore('posts', id)\nend\n\n\
class Repository\n  def initialize(db: DB) = @db = db\n\n  def author(id) = @db[:authors].where(id: id).first\nend\n\nDB = Sequel.connect(ENV['DATABASE_URL'])\nREDIS_POOL = ConnectionPool.new(size: 5) { Redis.new }\n";

#[test]
fn clients_are_recognised_by_what_makes_them() {
    check_methods_with(
        &[
            ("views", "PageViews.of(object)", '!'),
            ("stats", "Stats.call(object)", '!'),
            ("made", "Stats.new(object).call", '!'),
            ("colour", "Palette.find(object.slug)", '-'),
            ("rank", "Ranking.instance.of(object.id)", '!'),
            ("row", "Repository.new.author(object.author_id)", '!'),
            ("pooled", "REDIS_POOL.with { |redis| redis.get(\"post:#{object.id}\") }", '!'),
            ("cached", "Rails.cache.fetch([:post, object.id]) { object.title.upcase }", '!'),
            ("page", "Net::HTTP.get(URI(\"https://a.test/#{object.id}\"))", '!'),
            ("started", "Net::HTTP.start('a.test') { |http| http.get(\"/#{object.id}\") }", '!'),
            ("rest", "RestClient.get(\"https://a.test/#{object.id}\").body", '!'),
            (
                "stub",
                "Billing::Invoices::Stub.new('billing:50051', :this_channel_is_insecure).get(id: object.id)",
                '!',
            ),
            ("customer", "Stripe::Customer.retrieve(object.stripe_id)", '!'),
            ("parsed", "JSON.parse(object.body)['a']", '-'),
            ("formatted", "I18n.l(object.created_at, format: :long)", '-'),
            ("config", "Rails.application.config.x.limits[object.kind]", '-'),
            ("token", "Digest::SHA256.hexdigest(object.id.to_s)", '-'),
            ("gem", "SomeGem.thing(object.id)", '?'),
            ("me", "Faraday.get('https://a.test/me').body", '-'),
        ],
        &[("app/services/services.rb", SERVICES)],
    );
}
