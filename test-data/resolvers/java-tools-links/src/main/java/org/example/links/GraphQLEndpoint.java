package org.example.links;

import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import graphql.kickstart.servlet.GraphQLConfiguration;
import graphql.kickstart.servlet.GraphQLHttpServlet;
import graphql.kickstart.tools.SchemaParser;
import graphql.schema.GraphQLSchema;
import jakarta.servlet.annotation.WebServlet;
import org.example.links.repository.LinkRepository;
import org.example.links.repository.UserRepository;
import org.example.links.repository.VoteRepository;
import org.example.links.resolvers.KarmaCounter;
import org.example.links.resolvers.LinkResolver;
import org.example.links.resolvers.Mutation;
import org.example.links.resolvers.Query;
import org.example.links.resolvers.UserResolver;
import org.example.links.resolvers.VotePayloadResolver;
import org.example.links.resolvers.VoteResolver;

@WebServlet(urlPatterns = "/graphql")
public class GraphQLEndpoint extends GraphQLHttpServlet {

    private final MongoDatabase database = MongoClients.create(System.getenv("MONGO_URL")).getDatabase("links");
    private final LinkRepository links = new LinkRepository(database.getCollection("links"));
    private final UserRepository users = new UserRepository(database.getCollection("users"));
    private final VoteRepository votes = new VoteRepository(database.getCollection("votes"));

    @Override
    protected GraphQLConfiguration getConfiguration() {
        return GraphQLConfiguration.with(schema()).with(new LinkContextBuilder(links, users, votes)).build();
    }

    private GraphQLSchema schema() {
        return SchemaParser.newParser()
                .file("links.graphqls")
                .resolvers(
                        new Query(links),
                        new Mutation(votes),
                        new LinkResolver(users, votes),
                        new UserResolver(links, new KarmaCounter()),
                        new VoteResolver(),
                        new VotePayloadResolver(links))
                .build()
                .makeExecutableSchema();
    }
}
