# frozen_string_literal: true

module Objects
  class CourierStatus < Base
    field :state, String, null: false
    field :minutes_left, Integer, null: true
  end
end
