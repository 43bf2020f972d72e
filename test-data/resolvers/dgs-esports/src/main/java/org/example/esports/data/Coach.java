package org.example.esports.data;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import lombok.Getter;

@Entity
@Getter
public class Coach {

    @Id
    private String id;

    private String name;
}
