class Casualty < ApplicationRecord
  belongs_to :callout
  belongs_to :hospital, optional: true
end
