class Participation < ApplicationRecord
  belongs_to :callout
  belongs_to :member
end
