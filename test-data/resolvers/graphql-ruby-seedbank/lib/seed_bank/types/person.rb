module SeedBank
  module Types
    class Person < Base
      field :name, String, null: false
      field :institution, String, null: true
    end
  end
end
