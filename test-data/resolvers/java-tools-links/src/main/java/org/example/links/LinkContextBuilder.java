package org.example.links;

import graphql.kickstart.execution.context.DefaultGraphQLContext;
import graphql.kickstart.execution.context.GraphQLKickstartContext;
import graphql.kickstart.servlet.context.DefaultGraphQLServletContextBuilder;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import org.example.links.loaders.Loaders;
import org.example.links.repository.LinkRepository;
import org.example.links.repository.UserRepository;
import org.example.links.repository.VoteRepository;

public class LinkContextBuilder extends DefaultGraphQLServletContextBuilder {

    private final LinkRepository links;
    private final UserRepository users;
    private final VoteRepository votes;

    public LinkContextBuilder(LinkRepository links, UserRepository users, VoteRepository votes) {
        this.links = links;
        this.users = users;
        this.votes = votes;
    }

    @Override
    public GraphQLKickstartContext build(HttpServletRequest request, HttpServletResponse response) {
        Map<Object, Object> values = Map.of("user", String.valueOf(request.getRemoteUser()));
        return new DefaultGraphQLContext(Loaders.register(links, users, votes), values);
    }
}
