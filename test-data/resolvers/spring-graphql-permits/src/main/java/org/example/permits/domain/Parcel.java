package org.example.permits.domain;

public record Parcel(String id, String section, String number, String zone, long squareMetres) {
}
