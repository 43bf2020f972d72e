class TrainingPlan < ApplicationRecord
end
