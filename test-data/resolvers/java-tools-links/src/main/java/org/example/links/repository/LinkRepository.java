package org.example.links.repository;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.regex;

import com.mongodb.client.FindIterable;
import com.mongodb.client.MongoCollection;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.bson.Document;
import org.example.links.model.Link;

public class LinkRepository {

    private final MongoCollection<Document> links;

    public LinkRepository(MongoCollection<Document> links) {
        this.links = links;
    }

    public Link findById(String id) {
        Document document = links.find(eq("_id", id)).first();
        return document == null ? null : link(document);
    }

    public List<Link> findByIds(Collection<String> ids) {
        return all(links.find(in("_id", ids)));
    }

    public List<Link> findByUser(String userId) {
        return all(links.find(eq("postedBy", userId)));
    }

    public List<Link> getAllLinks(String text, int skip, int first) {
        FindIterable<Document> found = text == null ? links.find() : links.find(regex("url", text));
        return all(found.skip(skip).limit(first));
    }

    private static List<Link> all(FindIterable<Document> documents) {
        List<Link> result = new ArrayList<>();
        for (Document document : documents) {
            result.add(link(document));
        }
        return result;
    }

    private static Link link(Document document) {
        return new Link(document.getString("_id"), document.getString("url"), document.getString("postedBy"));
    }
}
