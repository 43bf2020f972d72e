package org.example.permits.domain;

import java.time.LocalDate;

public record Inspection(Long id, Long permitId, Long inspectorId, LocalDate day, int photoCount) {
}
