package org.example.ferries.persistence;

import org.springframework.data.annotation.Id;
import org.springframework.data.relational.core.mapping.Table;

@Table("routes")
public record Route(@Id Long id, String fromPort, String toPort, boolean winter) {}
