package org.example.ferries.persistence;

import org.springframework.data.mongodb.core.mapping.Document;

@Document("crew")
public record CrewMember(String id, Long sailingId, String name, String rank) {}
