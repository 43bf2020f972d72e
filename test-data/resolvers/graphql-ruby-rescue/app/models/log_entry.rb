class LogEntry < ApplicationRecord
  belongs_to :callout
  belongs_to :author, class_name: "Member"
end
