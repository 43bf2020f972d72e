module Sources
  class LastCallouts < GraphQL::Dataloader::Source
    def fetch(member_ids)
      times = Participation.joins(:callout).where(member_id: member_ids).group(:member_id).maximum("callouts.alarmed_at")
      member_ids.map { |id| times[id] }
    end
  end
end
