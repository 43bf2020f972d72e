module SeedBank
  class Withdrawal < Sequel::Model(DB[:withdrawals])
    plugin :tactical_eager_loading

    many_to_one :requester, class: "SeedBank::Person"
  end
end
