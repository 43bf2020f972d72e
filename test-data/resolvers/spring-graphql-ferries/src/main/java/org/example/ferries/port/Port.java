package org.example.ferries.port;

public record Port(String code, String name, double latitude, double longitude) {}
