package org.example.hotel.room;

import java.time.Instant;

public record Cleaning(Long roomId, Instant at, String by) {
}
