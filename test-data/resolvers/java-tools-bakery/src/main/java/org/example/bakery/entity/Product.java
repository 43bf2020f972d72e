package org.example.bakery.entity;

import jakarta.persistence.*;
import java.util.Set;
import lombok.Getter;
import lombok.Setter;

@Entity
@Getter @Setter
public class Product {

    @Id
    @GeneratedValue
    private Long id;

    private String name;
    private String sku;
    private int grams;
    private Long bakeryId;
    private Long recipeId;

    @ElementCollection(fetch = FetchType.LAZY)
    private Set<String> allergens;
}
