package org.example.esports.loaders;

import com.netflix.graphql.dgs.DgsDataLoader;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import lombok.RequiredArgsConstructor;
import org.dataloader.BatchLoader;
import org.example.esports.data.Player;
import org.example.esports.data.Repositories;

@DgsDataLoader(name = "players")
@RequiredArgsConstructor
public class PlayersDataLoader implements BatchLoader<String, Player> {

    private final Repositories.Players players;

    @Override
    public CompletionStage<List<Player>> load(List<String> ids) {
        return CompletableFuture.supplyAsync(() -> players.findAllById(ids));
    }
}
