package org.example.ski.model;

public record Company(String name) {
}
