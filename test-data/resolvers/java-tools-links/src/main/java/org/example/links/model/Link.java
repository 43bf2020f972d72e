package org.example.links.model;

public record Link(String id, String url, String userId) {
}
