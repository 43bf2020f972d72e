package org.example.farm.plots;

import org.example.farm.generated.types.Crop;

public enum Crops {
  WHEAT("Wheat", "autumn"),
  RAPE("Rapeseed", "autumn"),
  MAIZE("Maize", "spring");

  private final String label;
  private final String season;

  Crops(String label, String season) {
    this.label = label;
    this.season = season;
  }

  static Crop find(String code) {
    Crops crop = valueOf(code);
    return Crop.newBuilder().code(code).name(crop.label).season(crop.season).build();
  }
}
