module SeedBank
  class GerminationTest < Sequel::Model(DB[:germination_tests])
    many_to_one :technician, class: "SeedBank::Person"

    def percentage
      sown.zero? ? 0 : germinated * 100 / sown
    end
  end
end
