module Palette
  COLOURS = { "politics" => "#7a1f1f", "science" => "#1f4d7a", "sport" => "#1f7a3c" }.freeze

  def self.find(key)
    COLOURS.fetch(key, "#555555")
  end
end
