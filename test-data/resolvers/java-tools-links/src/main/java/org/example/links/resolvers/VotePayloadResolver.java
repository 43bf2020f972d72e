package org.example.links.resolvers;

import graphql.kickstart.tools.GraphQLResolver;
import org.example.links.model.Link;
import org.example.links.model.VotePayload;
import org.example.links.repository.LinkRepository;

public class VotePayloadResolver implements GraphQLResolver<VotePayload> {

    private final LinkRepository linkRepository;

    public VotePayloadResolver(LinkRepository linkRepository) {
        this.linkRepository = linkRepository;
    }

    public Link link(VotePayload payload) {
        return linkRepository.findById(payload.vote().linkId());
    }
}
