package org.example.esports.data;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.LocalDate;
import lombok.Data;

@Entity
@Data
public class Match {

    @Id
    private String id;
    private String tournamentId;
    private LocalDate day;
    private String homeId;
    private String awayId;
    private Integer homeScore;
    private Integer awayScore;
    private int seconds;
    private String refereeId;
    private String mvpId;
}
