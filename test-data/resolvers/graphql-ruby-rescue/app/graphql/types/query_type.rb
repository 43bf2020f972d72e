module Types
  class QueryType < Types::BaseObject
    field :stations, [Types::StationType], null: false
    field :on_duty, [Types::MemberType], null: false
    field :bulletin, Types::BulletinType, null: true

    field :callouts, Types::CalloutType.connection_type, null: false, extras: [:lookahead] do
      argument :under_way, Boolean, required: false, default_value: false
    end

    field :callout, Types::CalloutType, null: true do
      argument :id, ID, required: true
    end

    def stations
      Station.order(:name)
    end

    def on_duty
      Member.on_duty.order(:last_name, :first_name)
    end

    def bulletin
      Bulletin.current
    end

    def callouts(under_way:, lookahead:)
      scope = under_way ? Callout.under_way : Callout.all
      Preloads.new(lookahead).apply(scope.recent)
    end

    def callout(id:)
      Callout.find(id)
    end
  end
end
