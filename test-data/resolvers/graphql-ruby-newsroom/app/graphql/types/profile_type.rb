module Types
  class ProfileType < Types::BaseObject
    field :text, String, null: true
    field :links, [String], null: false

    def links
      object.links_text.to_s.lines.map(&:strip).select { |line| line.start_with?("https://") }
    end
  end
end
