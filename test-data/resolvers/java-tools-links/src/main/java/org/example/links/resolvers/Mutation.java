package org.example.links.resolvers;

import graphql.kickstart.tools.GraphQLMutationResolver;
import graphql.schema.DataFetchingEnvironment;
import org.example.links.model.VotePayload;
import org.example.links.repository.VoteRepository;

public class Mutation implements GraphQLMutationResolver {

    private final VoteRepository voteRepository;

    public Mutation(VoteRepository voteRepository) {
        this.voteRepository = voteRepository;
    }

    public VotePayload createVote(String linkId, DataFetchingEnvironment env) {
        String userId = env.getGraphQlContext().get("user");
        return new VotePayload(voteRepository.save(userId, linkId));
    }
}
