package org.example.links.model;

public record User(String id, String name, String email) {
}
