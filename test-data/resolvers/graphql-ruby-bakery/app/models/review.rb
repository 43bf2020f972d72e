# frozen_string_literal: true

class Review < ApplicationRecord
  belongs_to :product
  belongs_to :customer

  scope :published, -> { where(hidden: false).order(created_at: :desc) }
end
