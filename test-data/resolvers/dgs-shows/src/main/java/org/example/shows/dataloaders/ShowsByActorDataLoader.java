package org.example.shows.dataloaders;

import com.netflix.graphql.dgs.DgsDataLoader;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.dataloader.BatchLoader;
import org.example.shows.model.Show;
import org.example.shows.services.ShowsService;

@DgsDataLoader(name = "showsByActor", maxBatchSize = 100)
public class ShowsByActorDataLoader implements BatchLoader<String, List<Show>> {

    private final ShowsService shows;

    public ShowsByActorDataLoader(ShowsService shows) {
        this.shows = shows;
    }

    @Override
    public CompletionStage<List<List<Show>>> load(List<String> actorIds) {
        return CompletableFuture.supplyAsync(() -> {
            List<List<Show>> lists = new ArrayList<>();
            for (String actorId : actorIds) {
                lists.add(shows.withActor(actorId));
            }
            return lists;
        });
    }
}
