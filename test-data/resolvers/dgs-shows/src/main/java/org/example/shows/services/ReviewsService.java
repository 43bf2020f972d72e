package org.example.shows.services;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.example.shows.model.Review;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Service;

@Service
public class ReviewsService {

    private static final RowMapper<Review> ROW = (row, n) -> Review.newBuilder()
            .id(row.getString("id"))
            .stars(row.getInt("stars"))
            .showId(row.getString("show_id"))
            .build();

    private final JdbcTemplate jdbc;
    private final NamedParameterJdbcTemplate named;

    public ReviewsService(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
        this.named = new NamedParameterJdbcTemplate(jdbc);
    }

    public Map<String, List<Review>> reviewsForShows(List<String> showIds) {
        return named.query("select * from reviews where show_id in (:ids)", Map.of("ids", showIds), ROW).stream()
                .collect(Collectors.groupingBy(Review::getShowId));
    }

    public int countBy(String reviewer) {
        return jdbc.queryForObject("select count(*) from reviews where reviewer = ?", Integer.class, reviewer);
    }
}
