# frozen_string_literal: true

class DeliveryZone < ApplicationRecord
  belongs_to :shop
end
