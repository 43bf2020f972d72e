# frozen_string_literal: true

require "net/http"

module Courier
  Status = Struct.new(:state, :minutes_left, keyword_init: true)

  module_function

  def status(tracking_code)
    uri = URI.join(Rails.application.config.x.courier_url, "/trackings/#{tracking_code}")
    answer = Net::HTTP.get_response(uri)
    return nil unless answer.is_a?(Net::HTTPSuccess)

    Status.new(**JSON.parse(answer.body, symbolize_names: true).slice(:state, :minutes_left))
  end
end
