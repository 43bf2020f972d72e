package org.example.ferries.persistence;

import org.springframework.data.annotation.Id;
import org.springframework.data.relational.core.mapping.Table;

@Table("vessels")
public record Vessel(@Id Long id, String name, String imo, int built, Long operatorId) {}
