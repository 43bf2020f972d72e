package org.example.bakery.entity;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import lombok.Getter;

@Entity
@Getter
public class Recipe {

    @Id
    private Long id;

    private String title;

    private String instructions;
}
