package org.example.permits.domain;

import org.springframework.data.annotation.Id;
import org.springframework.data.relational.core.mapping.Table;

@Table("officers")
public record Officer(@Id Long id, String name, boolean active) {
}
