require_relative "config/environment"

use BatchLoader::Middleware

run SeedBank::App.freeze.app
