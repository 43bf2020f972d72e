require "bundler/setup"
Bundler.require

Sequel.default_timezone = :utc
DB = Sequel.connect(ENV.fetch("DATABASE_URL"))
DB.extension :pg_array, :pg_json

REDIS = Redis.new(url: ENV.fetch("REDIS_URL", "redis://localhost:6379"))

loader = Zeitwerk::Loader.new
loader.push_dir(File.expand_path("../lib", __dir__))
loader.collapse(File.expand_path("../lib/seed_bank/models", __dir__))
loader.collapse(File.expand_path("../lib/seed_bank/services", __dir__))
loader.setup
