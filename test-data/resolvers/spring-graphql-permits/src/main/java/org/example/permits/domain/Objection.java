package org.example.permits.domain;

public record Objection(Long permitId, Long applicantId, String text) {
}
