package org.example.esports.data;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import lombok.Data;

@Entity
@Data
public class Tournament {

    @Id
    private String id;
    private String name;
    private int season;
    private double prizeUsd;
    private String slug;
    private String organiserId;
    private String championId;
}
