module Types
  class MutationType < Types::BaseObject
    field :add_log_entry, mutation: Mutations::AddLogEntry
  end
end
