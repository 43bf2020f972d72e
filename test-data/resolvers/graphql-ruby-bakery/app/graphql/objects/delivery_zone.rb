# frozen_string_literal: true

module Objects
  class DeliveryZone < Base
    field :postcode, String, null: false
    field :fee, Integer, null: false, method: :fee_cents
  end
end
