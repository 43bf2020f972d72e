package org.example.farm.animals;

import java.time.LocalDate;

public sealed interface Animal permits Cow, Sheep {

  String tag();

  LocalDate born();

  String farmId();
}
