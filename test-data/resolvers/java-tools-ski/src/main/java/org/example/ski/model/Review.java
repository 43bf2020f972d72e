package org.example.ski.model;

public record Review(int stars, String text) {
}
