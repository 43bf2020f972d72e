# frozen_string_literal: true

class Employee < ApplicationRecord
end
