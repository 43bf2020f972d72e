package org.example.esports.services;

import java.time.LocalDate;
import java.time.Period;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.example.esports.data.Player;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Service;

@Service
public class StatsService {

    @Autowired
    private NamedParameterJdbcTemplate jdbc;

    @Autowired
    private StringRedisTemplate redis;

    public Double winRate(String teamId) {
        return jdbc.queryForObject(
                "select avg(won) from results where team_id = :team", Map.of("team", teamId), Double.class);
    }

    public Integer rank(String playerId) {
        Long place = redis.opsForZSet().reverseRank("ranking", playerId);
        return place == null ? null : place.intValue() + 1;
    }

    public Integer viewers(String slug) {
        Object live = redis.boundHashOps("viewers").get(slug);
        return live == null ? 0 : Integer.valueOf(live.toString());
    }

    public int age(Player player) {
        return Period.between(player.getBorn(), LocalDate.now()).getYears();
    }

    public Map<String, Integer> followers(Set<String> teamIds) {
        Map<String, Integer> counts = new HashMap<>();
        jdbc.query(
                "select team_id, count(*) n from followers where team_id in (:teams) group by team_id",
                new MapSqlParameterSource("teams", teamIds),
                rs -> {
                    counts.put(rs.getString("team_id"), rs.getInt("n"));
                });
        return counts;
    }

    public Map<String, Integer> points(Set<String> appearances) {
        Map<String, Integer> points = new HashMap<>();
        jdbc.query(
                "select appearance, points from appearances where appearance in (:keys)",
                Map.of("keys", appearances),
                rs -> {
                    points.put(rs.getString("appearance"), rs.getInt("points"));
                });
        return points;
    }

    public List<TrophyRow> trophies(List<String> playerIds) {
        return jdbc.query(
                "select player_id, title, year from trophies where player_id in (:players)",
                Map.of("players", playerIds),
                (rs, i) -> new TrophyRow(rs.getString(1), rs.getString(2), rs.getInt(3)));
    }

    public record TrophyRow(String playerId, String title, int year) {
    }
}
