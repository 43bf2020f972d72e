# frozen_string_literal: true

module Objects
  class Employee < Base
    field :name, String, null: false
  end
end
