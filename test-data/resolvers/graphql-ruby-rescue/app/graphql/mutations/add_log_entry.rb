module Mutations
  class AddLogEntry < GraphQL::Schema::Mutation
    argument :callout_id, ID, required: true
    argument :text, String, required: true

    type Types::LogEntryType

    def resolve(callout_id:, text:)
      callout = Callout.find(callout_id)
      raise GraphQL::ExecutionError, "Not allowed" unless CalloutPolicy.new(context[:current_user], callout).debrief?

      callout.log_entries.create!(text: text, author_id: context[:current_user].member_id)
    end
  end
end
