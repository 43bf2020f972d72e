class Article < ApplicationRecord
  belongs_to :author
  belongs_to :section
  has_many :comments, dependent: :destroy
  has_many :taggings, dependent: :destroy
  has_many :tags, through: :taggings

  scope :published, -> { where.not(published_at: nil).order(published_at: :desc) }

  def reading_minutes
    (body.split.size / 220.0).ceil
  end

  def related(limit)
    self.class.published.where(section_id: section_id).where.not(id: id).limit(limit)
  end
end
