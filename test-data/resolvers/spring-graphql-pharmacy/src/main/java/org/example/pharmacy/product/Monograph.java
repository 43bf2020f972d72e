package org.example.pharmacy.product;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import lombok.Getter;

@Entity
@Getter
public class Monograph {

    @Id
    private String code;

    private String title;

    private String text;
}
