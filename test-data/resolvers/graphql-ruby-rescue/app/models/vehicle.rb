class Vehicle < ApplicationRecord
  belongs_to :station
end
