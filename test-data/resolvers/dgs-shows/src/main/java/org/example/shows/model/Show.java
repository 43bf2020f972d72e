package org.example.shows.model;

import java.util.List;
import lombok.AllArgsConstructor;
import lombok.Builder;
import lombok.Data;
import lombok.NoArgsConstructor;

@Data
@Builder(builderMethodName = "newBuilder")
@NoArgsConstructor
@AllArgsConstructor
public class Show {

    private String id;
    private String title;
    private Integer releaseYear;
    private String genreCode;
    private Boolean ended;
    private List<String> actorIds;
}
