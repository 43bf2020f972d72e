# frozen_string_literal: true

# All rates are one entry of the cache.
module VatRates
  def self.for(vat_class)
    all.fetch(vat_class)
  end

  def self.all
    Rails.cache.fetch("vat-rates") { Priced::VAT }
  end
end
