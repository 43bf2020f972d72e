package org.example.ski.model;

public record SnowReport(int centimetres, int resortId) {
}
