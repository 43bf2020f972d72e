package org.example.pharmacy.store;

public record ZoneRow(Long pharmacyId, String postcode) {
}
