module Sources
  class TrainingPlans < GraphQL::Dataloader::Source
    def fetch(ids)
      TrainingPlan.find(ids.uniq.sort)
    end
  end
end
