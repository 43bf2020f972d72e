# frozen_string_literal: true

class Shop < ApplicationRecord
  belongs_to :manager, class_name: "Employee"
  has_many :delivery_zones
  has_many :orders
end
