class Member < ApplicationRecord
  belongs_to :station, counter_cache: true
  has_many :participations, dependent: :destroy
  has_many :callouts, through: :participations
  has_many :certifications, dependent: :destroy
  has_one_attached :portrait

  scope :on_duty, -> { where(on_duty: true) }

  def full_name
    [first_name, last_name].compact.join(" ")
  end

  # Whether somebody may do a job today.
  def certified?(kind)
    certifications.any? { |certification| certification.kind == kind && certification.expires_on.future? }
  end

  def minutes_in(year)
    participations.joins(:callout).where(callouts: { alarmed_at: Date.new(year).all_year }).sum(:minutes)
  end
end
