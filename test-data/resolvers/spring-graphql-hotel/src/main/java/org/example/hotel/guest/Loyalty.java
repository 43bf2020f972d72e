package org.example.hotel.guest;

public record Loyalty(String level, int points) {
}
