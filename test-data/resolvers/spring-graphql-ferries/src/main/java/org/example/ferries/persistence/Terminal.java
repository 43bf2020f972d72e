package org.example.ferries.persistence;

import org.springframework.data.mongodb.core.mapping.Document;

@Document("terminals")
public record Terminal(String id, String port, String name, String step) {}
