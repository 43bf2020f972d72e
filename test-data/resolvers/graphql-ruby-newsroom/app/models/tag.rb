class Tag < ApplicationRecord
  has_many :taggings
end
