module SeedBank
  class Donor < Sequel::Model(DB[:donors])
  end
end
