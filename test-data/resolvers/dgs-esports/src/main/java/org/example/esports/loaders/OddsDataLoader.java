package org.example.esports.loaders;

import com.netflix.graphql.dgs.DgsDataLoader;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import lombok.RequiredArgsConstructor;
import org.dataloader.MappedBatchLoader;
import org.example.esports.clients.MediaClient;

@DgsDataLoader(name = "odds")
@RequiredArgsConstructor
public class OddsDataLoader implements MappedBatchLoader<String, Double> {

    private final MediaClient media;

    @Override
    public CompletionStage<Map<String, Double>> load(Set<String> matchIds) {
        return CompletableFuture.supplyAsync(() -> {
            Map<String, Double> odds = new HashMap<>();
            matchIds.forEach(id -> odds.put(id, media.odds(id)));
            return odds;
        });
    }
}
