class Section < ApplicationRecord
  has_many :articles
end
