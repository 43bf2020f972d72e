# frozen_string_literal: true

class Ingredient < ApplicationRecord
end
