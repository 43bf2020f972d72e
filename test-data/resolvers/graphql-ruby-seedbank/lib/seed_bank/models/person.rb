module SeedBank
  class Person < Sequel::Model(DB[:people])
  end
end
