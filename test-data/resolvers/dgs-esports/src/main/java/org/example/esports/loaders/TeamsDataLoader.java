package org.example.esports.loaders;

import com.netflix.graphql.dgs.DgsDataLoader;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import lombok.RequiredArgsConstructor;
import org.dataloader.MappedBatchLoader;
import org.example.esports.data.Repositories;
import org.example.esports.data.Team;

@DgsDataLoader(name = TeamsDataLoader.NAME, maxBatchSize = 250)
@RequiredArgsConstructor
public class TeamsDataLoader implements MappedBatchLoader<String, Team> {

    public static final String NAME = "teams";

    private final Repositories.Teams teams;

    @Override
    public CompletionStage<Map<String, Team>> load(Set<String> ids) {
        Map<String, Team> found = new HashMap<>();
        teams.withCoach(ids).forEach(team -> found.put(team.getId(), team));
        return CompletableFuture.completedFuture(found);
    }
}
