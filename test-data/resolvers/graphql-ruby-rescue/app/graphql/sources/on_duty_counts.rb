module Sources
  class OnDutyCounts < GraphQL::Dataloader::Source
    def fetch(station_ids)
      counts = Member.on_duty.where(station_id: station_ids).group(:station_id).count
      counts.values_at(*station_ids).map(&:to_i)
    end
  end
end
