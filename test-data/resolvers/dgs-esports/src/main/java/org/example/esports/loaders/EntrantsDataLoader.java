package org.example.esports.loaders;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import com.netflix.graphql.dgs.DgsDataLoader;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import lombok.RequiredArgsConstructor;
import org.dataloader.BatchLoaderEnvironment;
import org.dataloader.MappedBatchLoaderWithContext;
import org.example.esports.data.Entrant;
import org.example.esports.data.Repositories;
import org.example.esports.data.Team;

@DgsDataLoader
@RequiredArgsConstructor
public class EntrantsDataLoader implements MappedBatchLoaderWithContext<String, List<Team>> {

    private final Repositories.Entrants entrants;

    @Override
    public CompletionStage<Map<String, List<Team>>> load(Set<String> keys, BatchLoaderEnvironment environment) {
        return CompletableFuture.completedFuture(entrants.findByTournamentIdIn(keys).stream()
                .collect(groupingBy(Entrant::getTournamentId, mapping(Entrant::getTeam, toList()))));
    }
}
