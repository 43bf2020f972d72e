package org.example.ferries.persistence;

import org.springframework.data.annotation.Id;
import org.springframework.data.relational.core.mapping.Table;

@Table("bookings")
public record Booking(@Id Long id, String userId, Long sailingId, int passengers) {}
