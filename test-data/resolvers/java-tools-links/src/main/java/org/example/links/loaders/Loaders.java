package org.example.links.loaders;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.dataloader.DataLoader;
import org.dataloader.DataLoaderFactory;
import org.dataloader.DataLoaderRegistry;
import org.example.links.model.Link;
import org.example.links.model.User;
import org.example.links.model.Vote;
import org.example.links.repository.LinkRepository;
import org.example.links.repository.UserRepository;
import org.example.links.repository.VoteRepository;

/** Made anew for each request. */
public final class Loaders {

    private Loaders() {
    }

    public static DataLoaderRegistry register(LinkRepository links, UserRepository users, VoteRepository votes) {
        DataLoader<String, List<Vote>> votesByLink = DataLoaderFactory.newMappedDataLoader(
                ids -> CompletableFuture.supplyAsync(() -> votes.findByLinks(ids)));
        DataLoader<String, Link> link = DataLoaderFactory.newDataLoader(ids -> {
            Map<String, Link> found = links.findByIds(ids).stream()
                    .collect(Collectors.toMap(Link::id, Function.identity()));
            return CompletableFuture.completedFuture(ids.stream().map(found::get).toList());
        });
        DataLoader<String, User> user = DataLoaderFactory.newDataLoader(
                ids -> CompletableFuture.supplyAsync(() -> ids.stream().map(users::findById).toList()));

        DataLoaderRegistry registry = new DataLoaderRegistry();
        registry.register("link", link);
        registry.register("user", user);
        registry.register("votesByLink", votesByLink);
        return registry;
    }
}
