# frozen_string_literal: true

module Priced
  extend ActiveSupport::Concern

  VAT = { "reduced" => 0.07, "full" => 0.19 }.freeze

  def price_with_vat
    (price_cents * (1 + VAT.fetch(vat_class))).round
  end
end
