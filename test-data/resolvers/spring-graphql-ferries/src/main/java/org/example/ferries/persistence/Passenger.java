package org.example.ferries.persistence;

import org.springframework.data.annotation.Id;
import org.springframework.data.relational.core.mapping.Table;

@Table("passengers")
public record Passenger(@Id Long id, Long sailingId, String firstName, String lastName) {}
