# frozen_string_literal: true

require "rails/all"

Bundler.require(*Rails.groups)

module Bakery
  class Application < Rails::Application
    config.load_defaults 7.1
    config.api_only = true
    config.cache_store = :redis_cache_store, { url: ENV["REDIS_URL"] }
    config.x.stock_url = ENV.fetch("STOCK_URL", "http://stock.internal")
    config.x.courier_url = ENV.fetch("COURIER_URL", "http://couriers.internal")
  end
end
