module Types
  class MemberType < Types::BaseObject
    field :id, ID, null: false
    field :full_name, String, null: false
    field :callsign, String, null: false
    field :phone, String, null: true
    field :portrait_url, String, null: true
    field :last_alarm, GraphQL::Types::ISO8601DateTime, null: true
    field :mentors, [Types::MemberType], null: false
    field :training_plan, String, null: true
    field :certified, Boolean, null: false do
      argument :kind, String, required: true
    end
    field :hours, Float, null: false do
      argument :year, Integer, required: true
    end

    association_field :station, Types::StationType, null: false
    association_field :certifications, [Types::CertificationType], null: false

    def callsign
      @callsign ||= "#{object.last_name.first(2).upcase}-#{object.id.to_s.rjust(3, '0')}"
    end

    def phone
      object.phone if context[:current_user]
    end

    def portrait_url
      return unless object.portrait.attached?

      Rails.application.routes.url_helpers.rails_blob_path(object.portrait, only_path: true)
    end

    def last_alarm
      dataload(Sources::LastCallouts, object.id)
    end

    def mentors
      dataloader.with(Sources::Record, Member).load_all(object.mentor_ids).compact
    end

    def training_plan
      return if object.training_plan_id.nil?

      dataloader.with(Sources::TrainingPlans).load(object.training_plan_id).title
    end

    def certified(kind:)
      object.certified?(kind)
    end

    def hours(year:)
      dataloader.with(Sources::Hours, year).load(object)
    end
  end
end
