package org.example.links.resolvers;

import graphql.kickstart.tools.GraphQLQueryResolver;
import java.util.List;
import java.util.Map;
import org.example.links.model.Link;
import org.example.links.repository.LinkRepository;

public class Query implements GraphQLQueryResolver {

    private final LinkRepository linkRepository;

    public Query(LinkRepository linkRepository) {
        this.linkRepository = linkRepository;
    }

    public List<Link> allLinks(Map<String, String> filter, int skip, int first) {
        return linkRepository.getAllLinks(filter == null ? null : filter.get("text"), skip, first);
    }

    public Link link(String id) {
        return linkRepository.findById(id);
    }
}
