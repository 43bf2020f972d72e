package org.example.esports.loaders;

import com.netflix.graphql.dgs.DgsDataLoader;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.stream.Collectors;
import lombok.RequiredArgsConstructor;
import org.dataloader.BatchLoader;
import org.example.esports.clients.OfficialsClient;
import org.example.esports.clients.OfficialsClient.Official;

@DgsDataLoader(name = "organisers", caching = true)
@RequiredArgsConstructor
public class OrganisersDataLoader implements BatchLoader<String, Official> {

    private final OfficialsClient officials;

    @Override
    public CompletionStage<List<Official>> load(List<String> keys) {
        return CompletableFuture.supplyAsync(() -> {
            Map<String, Official> byId = officials.findMany(keys).stream()
                    .collect(Collectors.toMap(Official::id, Function.identity()));
            return keys.stream().map(byId::get).collect(Collectors.toList());
        });
    }
}
