module Sources
  class Hours < GraphQL::Dataloader::Source
    def initialize(year)
      @year = year
    end

    def fetch(members)
      members.map { |member| member.minutes_in(@year) / 60.0 }
    end
  end
end
