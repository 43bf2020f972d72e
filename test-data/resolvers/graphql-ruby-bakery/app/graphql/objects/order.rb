# frozen_string_literal: true

module Objects
  class Order < Base
    field :id, ID, null: false
    field :paid, Boolean, null: false, method: :paid?
    field :customer, "Objects::Customer", null: false
    field :shop, "Objects::Shop", null: false
    field :lines, [Objects::OrderLine], null: false
    field :line_count, Integer, null: false
    field :total, Integer, null: false
    field :courier, Objects::CourierStatus, null: true
    field :pickup_code, String, null: false

    def customer
      record(::Customer, object.customer_id)
    end

    def shop
      record(::Shop, object.shop_id)
    end

    def line_count
      object.lines.count
    end

    def total
      object.lines.sum(&:amount)
    end

    def courier
      Courier.status(object.tracking_code) if object.tracking_code.present?
    end

    def pickup_code
      OpenSSL::HMAC.hexdigest("SHA256", Rails.application.secret_key_base, object.id.to_s).first(6).upcase
    end
  end
end
