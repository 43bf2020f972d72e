class Callout < ApplicationRecord
  belongs_to :station
  belongs_to :leader, class_name: "Member", optional: true
  has_many :participations, dependent: :destroy
  has_many :members, through: :participations
  has_many :casualties, dependent: :destroy
  has_many :log_entries, -> { order(:created_at) }, dependent: :destroy
  has_many_attached :photos

  enum :severity, { minor: 0, serious: 1, major: 2 }

  delegate :name, to: :station, prefix: true

  scope :recent, -> { order(alarmed_at: :desc) }
  scope :under_way, -> { where(closed_at: nil) }

  def duration_minutes
    ((closed_at || Time.current) - alarmed_at).to_i / 60
  end
end
