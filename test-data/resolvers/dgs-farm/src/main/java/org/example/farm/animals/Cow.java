package org.example.farm.animals;

import java.time.LocalDate;

public record Cow(String tag, String name, LocalDate born, String farmId, String motherTag) implements Animal {}
