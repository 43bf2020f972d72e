package org.example.links.model;

public record VotePayload(Vote vote) {
}
