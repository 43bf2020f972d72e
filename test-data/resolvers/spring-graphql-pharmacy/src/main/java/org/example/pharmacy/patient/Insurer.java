package org.example.pharmacy.patient;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import lombok.Getter;

@Entity
@Getter
public class Insurer {

    @Id
    private Long id;

    private String name;

    private String country;
}
