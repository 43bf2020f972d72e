package org.example.links.model;

public record Vote(String id, String userId, String linkId) {
}
