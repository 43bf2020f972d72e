package org.example.shows.dataloaders;

import com.netflix.graphql.dgs.DgsDataLoader;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.dataloader.BatchLoader;
import org.example.shows.model.Actor;
import org.example.shows.services.ShowsService;

@DgsDataLoader(name = "actors")
public class ActorsDataLoader implements BatchLoader<String, Actor> {

    private final ShowsService shows;

    public ActorsDataLoader(ShowsService shows) {
        this.shows = shows;
    }

    @Override
    public CompletionStage<List<Actor>> load(List<String> ids) {
        return CompletableFuture.supplyAsync(() -> shows.actors(ids));
    }
}
