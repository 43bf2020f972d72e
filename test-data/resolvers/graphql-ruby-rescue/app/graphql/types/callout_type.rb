module Types
  class CalloutType < Types::BaseObject
    include Policies

    field :id, ID, null: false
    field :alarmed_at, GraphQL::Types::ISO8601DateTime, null: false
    field :duration_minutes, Integer, null: false
    field :severity_label, String, null: false
    association_field :station, Types::StationType, null: false
    field :station_name, String, null: false
    field :leader, Types::MemberType, null: true
    field :casualties, [Types::CasualtyType], null: false
    field :members, [Types::MemberType], null: false
    field :reserves, [Types::MemberType], null: false
    field :log, [Types::LogEntryType], null: false, method: :log_entries
    field :photo_urls, [String], null: false
    field :editable, Boolean, null: false
    field :can_debrief, Boolean, null: false
    field :followed, Boolean, null: false, resolver_method: :followed?

    def self.authorized?(object, context)
      super && CalloutPolicy.new(context[:current_user], object).show?
    end

    def severity_label
      I18n.t(object.severity, scope: "callouts.severity")
    end

    def members
      object.members.includes(:certifications).order(:last_name)
    end

    def reserves
      object.reserve_ids.map { |id| dataloader.with(Sources::Record, Member).load(id) }.compact
    end

    def photo_urls
      object.photos.map { |photo| Rails.application.routes.url_helpers.rails_blob_path(photo, only_path: true) }
    end

    def editable
      policy.update?
    end

    def can_debrief
      policy.debrief?
    end

    def followed?
      followed_ids.include?(object.id)
    end

    private

    def followed_ids
      context[:followed_ids] ||= context[:current_user]&.followed_callout_ids.to_a.to_set
    end
  end
end
