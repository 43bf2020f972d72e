package org.example.shows.services;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.example.shows.model.Actor;
import org.example.shows.model.Episode;
import org.example.shows.model.Show;
import org.springframework.jdbc.core.BeanPropertyRowMapper;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Service;

@Service
public class ShowsServiceImpl implements ShowsService {

    private final NamedParameterJdbcTemplate jdbc;

    public ShowsServiceImpl(NamedParameterJdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<Show> search(String title) {
        return list("select * from shows where title ilike :title", Map.of("title", "%" + title + "%"), Show.class);
    }

    @Override
    public Show byId(String id) {
        return list("select * from shows where id = :id", Map.of("id", id), Show.class).stream()
                .findFirst()
                .orElse(null);
    }

    @Override
    public List<Show> withActor(String actorId) {
        String sql = "select s.* from shows s join casts c on c.show_id = s.id where c.actor_id = :actor";
        return list(sql, Map.of("actor", actorId), Show.class);
    }

    @Override
    public List<Actor> actors(List<String> ids) {
        return list("select * from actors where id in (:ids)", Map.of("ids", ids), Actor.class);
    }

    @Override
    public Map<String, Actor> actorsById(Set<String> ids) {
        Map<String, Actor> found = new HashMap<>();
        for (Actor actor : actors(List.copyOf(ids))) {
            found.put(actor.getId(), actor);
        }
        return found;
    }

    @Override
    public Episode nextEpisode(String showId) {
        String sql = "select * from episodes where show_id = :show and airs > now() order by airs limit 1";
        List<Episode> episodes = list(sql, Map.of("show", showId), Episode.class);
        return episodes.isEmpty() ? null : episodes.get(0);
    }

    private <T> List<T> list(String sql, Map<String, ?> parameters, Class<T> type) {
        return jdbc.query(sql, parameters, new BeanPropertyRowMapper<>(type));
    }
}
