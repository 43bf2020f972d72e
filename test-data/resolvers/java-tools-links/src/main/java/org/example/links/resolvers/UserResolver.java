package org.example.links.resolvers;

import graphql.kickstart.tools.GraphQLResolver;
import java.util.List;
import org.example.links.model.Link;
import org.example.links.model.User;
import org.example.links.repository.LinkRepository;

public class UserResolver implements GraphQLResolver<User> {

    private final LinkRepository linkRepository;
    private final KarmaCounter karma;

    public UserResolver(LinkRepository linkRepository, KarmaCounter karma) {
        this.linkRepository = linkRepository;
        this.karma = karma;
    }

    public List<Link> links(User user) {
        return linkRepository.findByUser(user.id());
    }

    public int karma(User user) {
        return karma.of(user.id());
    }

    public String initials(User user) {
        StringBuilder initials = new StringBuilder();
        for (String part : user.name().split(" ")) {
            initials.append(part.charAt(0));
        }
        return initials.toString();
    }
}
