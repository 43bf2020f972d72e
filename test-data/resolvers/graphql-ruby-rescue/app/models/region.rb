# Regions are laid down by law, and so they are here and in no table.
class Region
  attr_reader :code, :name

  def initialize(code, name)
    @code = code
    @name = name
  end

  ALL = { "N" => "Northern range", "W" => "Western glens", "I" => "Islands" }
    .to_h { |code, name| [code, new(code, name)] }
    .freeze

  def self.find(code)
    ALL.fetch(code)
  end
end
