# frozen_string_literal: true

class Favourite < ApplicationRecord
  belongs_to :customer
  belongs_to :product
end
