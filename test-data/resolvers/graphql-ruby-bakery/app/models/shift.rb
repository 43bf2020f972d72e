# frozen_string_literal: true

class Shift < ApplicationRecord
  belongs_to :employee

  scope :current, -> { where("begins_at <= :now AND ends_at > :now", now: Time.current) }
end
