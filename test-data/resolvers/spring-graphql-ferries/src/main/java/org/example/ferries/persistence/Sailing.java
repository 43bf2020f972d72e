package org.example.ferries.persistence;

import java.time.LocalDateTime;
import org.springframework.data.annotation.Id;
import org.springframework.data.relational.core.mapping.Table;

@Table("sailings")
public record Sailing(
    @Id Long id, Long routeId, Long vesselId, LocalDateTime departure, LocalDateTime arrival, double basePrice) {}
