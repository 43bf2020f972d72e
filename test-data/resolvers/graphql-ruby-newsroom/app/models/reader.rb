class Reader < ApplicationRecord
  has_many :comments
end
