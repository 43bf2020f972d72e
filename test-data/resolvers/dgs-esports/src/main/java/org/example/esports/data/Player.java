package org.example.esports.data;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.LocalDate;
import lombok.Getter;

@Entity
@Getter
public class Player {

    @Id
    private String id;

    private String handle;

    private LocalDate born;

    private String recentMatches;
}
