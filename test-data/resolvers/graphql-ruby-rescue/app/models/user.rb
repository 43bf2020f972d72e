class User < ApplicationRecord
  belongs_to :member, optional: true
  has_many :follows, dependent: :destroy
  has_many :followed_callouts, through: :follows, source: :callout
end
