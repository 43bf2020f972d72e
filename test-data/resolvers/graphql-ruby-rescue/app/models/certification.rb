class Certification < ApplicationRecord
  belongs_to :member
end
