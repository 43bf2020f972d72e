package org.example.links.resolvers;

import graphql.kickstart.tools.GraphQLResolver;
import graphql.schema.DataFetchingEnvironment;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.dataloader.DataLoader;
import org.example.links.model.Link;
import org.example.links.model.User;
import org.example.links.model.Vote;
import org.example.links.repository.UserRepository;
import org.example.links.repository.VoteRepository;

public class LinkResolver implements GraphQLResolver<Link> {

    private final UserRepository userRepository;
    private final VoteRepository voteRepository;

    public LinkResolver(UserRepository userRepository, VoteRepository voteRepository) {
        this.userRepository = userRepository;
        this.voteRepository = voteRepository;
    }

    public User postedBy(Link link) {
        if (link.userId() == null) {
            return null;
        }
        return userRepository.findById(link.userId());
    }

    public CompletableFuture<List<Vote>> votes(Link link, DataFetchingEnvironment env) {
        DataLoader<String, List<Vote>> loader = env.getDataLoader("votesByLink");
        return loader.load(link.id()).thenApply(votes -> votes == null ? List.of() : votes);
    }

    public int getScore(Link link) {
        return Math.toIntExact(voteRepository.countByLink(link.id()));
    }

    public String host(Link link) {
        return URI.create(link.url()).getHost();
    }

    public String preview(Link link, Integer width) {
        return "/previews/" + link.id() + ".png?w=" + (width == null ? 320 : width);
    }
}
