module Types
  class LogEntryType < Types::BaseObject
    field :text, String, null: false
    field :html, String, null: false
    field :author, Types::MemberType, null: false

    def html
      Commonmarker.to_html(object.text)
    end

    def author
      dataload_record(Member, object.author_id)
    end
  end
end
