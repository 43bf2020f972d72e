package org.example.ski.model;

public record Ride(String at, int liftId) {
}
