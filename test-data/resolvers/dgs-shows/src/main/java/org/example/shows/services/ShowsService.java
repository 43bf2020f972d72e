package org.example.shows.services;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.example.shows.model.Actor;
import org.example.shows.model.Episode;
import org.example.shows.model.Show;

public interface ShowsService {

    List<Show> search(String title);

    Show byId(String id);

    List<Show> withActor(String actorId);

    List<Actor> actors(List<String> ids);

    Map<String, Actor> actorsById(Set<String> ids);

    Episode nextEpisode(String showId);
}
