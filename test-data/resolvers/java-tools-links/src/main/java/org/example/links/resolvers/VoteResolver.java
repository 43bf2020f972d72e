package org.example.links.resolvers;

import graphql.kickstart.tools.GraphQLResolver;
import graphql.schema.DataFetchingEnvironment;
import java.util.concurrent.CompletableFuture;
import org.example.links.model.Link;
import org.example.links.model.User;
import org.example.links.model.Vote;

public class VoteResolver implements GraphQLResolver<Vote> {

    public CompletableFuture<User> user(Vote vote, DataFetchingEnvironment env) {
        return env.<String, User>getDataLoader("user").load(vote.userId());
    }

    public CompletableFuture<Link> link(Vote vote, DataFetchingEnvironment env) {
        return env.<String, Link>getDataLoader("link").load(vote.linkId());
    }
}
