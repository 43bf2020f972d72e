package org.example.ferries.persistence;

import org.springframework.data.annotation.Id;
import org.springframework.data.relational.core.mapping.Table;

@Table("operators")
public record Operator(@Id Long id, String name) {}
