class Profile < ApplicationRecord
  belongs_to :author
end
