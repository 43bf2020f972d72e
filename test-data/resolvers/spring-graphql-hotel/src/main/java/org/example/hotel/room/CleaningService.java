package org.example.hotel.room;

import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Service;

@Service
class CleaningService {

    private final NamedParameterJdbcTemplate jdbc;

    CleaningService(NamedParameterJdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    List<Cleaning> since(List<Long> roomIds) {
        return jdbc.query(
                "select room_id, at, by from cleanings where room_id in (:ids)",
                Map.of("ids", roomIds),
                (row, n) -> new Cleaning(
                        row.getLong("room_id"), row.getTimestamp("at").toInstant(), row.getString("by")));
    }
}
