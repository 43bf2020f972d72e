package org.example.shows.datafetchers;

import com.netflix.graphql.dgs.DgsComponent;
import com.netflix.graphql.dgs.DgsData;
import com.netflix.graphql.dgs.DgsDataFetchingEnvironment;
import com.netflix.graphql.dgs.DgsEntityFetcher;
import com.netflix.graphql.dgs.DgsQuery;
import com.netflix.graphql.dgs.InputArgument;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.dataloader.DataLoader;
import org.example.shows.model.Actor;
import org.example.shows.model.Show;
import org.example.shows.services.ShowsService;

@DgsComponent
public class ActorsDatafetcher {

    private final ShowsService shows;

    public ActorsDatafetcher(ShowsService shows) {
        this.shows = shows;
    }

    @DgsQuery
    public List<Actor> actors(@InputArgument List<String> ids) {
        return shows.actors(ids);
    }

    @DgsData(parentType = "Actor", field = "shows")
    public CompletableFuture<List<Show>> showsOf(DgsDataFetchingEnvironment dfe) {
        Actor actor = dfe.getSource();
        DataLoader<String, List<Show>> loader = dfe.getDataLoader("showsByActor");
        return loader.load(actor.getId());
    }

    @DgsData(parentType = "Actor")
    public List<String> awards(DgsDataFetchingEnvironment dfe) {
        Actor actor = dfe.getSource();
        return actor.getAwardsText() == null ? List.of() : Arrays.asList(actor.getAwardsText().split(";"));
    }

    @DgsEntityFetcher(name = "Actor")
    public CompletableFuture<Actor> actor(Map<String, Object> values, DgsDataFetchingEnvironment dfe) {
        DataLoader<String, Actor> loader = dfe.getDataLoader("actors");
        return loader.load((String) values.get("id"));
    }
}
