package org.example.pharmacy.store;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import lombok.Getter;

@Entity
@Getter
public class Chain {

    @Id
    private Long id;

    private String name;
}
