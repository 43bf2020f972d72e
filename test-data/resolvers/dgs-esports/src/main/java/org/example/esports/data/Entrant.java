package org.example.esports.data;

import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import lombok.Getter;

@Entity
@Getter
public class Entrant {

    @Id
    private Long id;

    private String tournamentId;

    @ManyToOne(fetch = FetchType.LAZY)
    private Team team;
}
