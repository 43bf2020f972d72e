package org.example.farm.animals;

import java.time.LocalDate;

public record Sheep(String tag, String name, LocalDate born, String farmId) implements Animal {}
