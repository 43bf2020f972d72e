package org.example.ski.model;

public record Pass(String code, int daysLeft) {
}
