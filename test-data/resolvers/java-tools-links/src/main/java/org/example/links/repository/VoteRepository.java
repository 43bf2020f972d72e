package org.example.links.repository;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;

import com.mongodb.client.MongoCollection;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.example.links.model.Vote;

public class VoteRepository {

    private final MongoCollection<Document> votes;

    public VoteRepository(MongoCollection<Document> votes) {
        this.votes = votes;
    }

    public Vote save(String userId, String linkId) {
        Document document = new Document("_id", userId + "/" + linkId).append("user", userId).append("link", linkId);
        votes.insertOne(document);
        return new Vote(document.getString("_id"), userId, linkId);
    }

    public long countByLink(String linkId) {
        return votes.countDocuments(eq("link", linkId));
    }

    public Map<String, List<Vote>> findByLinks(Collection<String> linkIds) {
        Map<String, List<Vote>> byLink = new HashMap<>();
        for (Document document : votes.find(in("link", linkIds))) {
            Vote vote = new Vote(
                    document.getString("_id"), document.getString("user"), document.getString("link"));
            byLink.computeIfAbsent(vote.linkId(), key -> new ArrayList<>()).add(vote);
        }
        return byLink;
    }
}
