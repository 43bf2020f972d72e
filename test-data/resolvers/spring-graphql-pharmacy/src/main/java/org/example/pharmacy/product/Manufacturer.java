package org.example.pharmacy.product;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import lombok.Getter;

@Entity
@Getter
public class Manufacturer {

    @Id
    private Long id;

    private String name;

    private String country;
}
