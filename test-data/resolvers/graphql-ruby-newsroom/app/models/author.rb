class Author < ApplicationRecord
  has_many :articles
  has_one :profile

  def initials
    name.split.map { |part| part[0] }.join
  end
end
