package org.example.hotel.city;

public record City(String code, String name) {
}
