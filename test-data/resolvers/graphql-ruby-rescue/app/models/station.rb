class Station < ApplicationRecord
  has_many :members, dependent: :restrict_with_error
  has_many :vehicles, dependent: :destroy
  has_many :callouts, dependent: :restrict_with_error

  validates :name, presence: true
end
