package org.example.links.repository;

import static com.mongodb.client.model.Filters.eq;

import com.mongodb.client.MongoCollection;
import org.bson.Document;
import org.example.links.model.User;

public class UserRepository {

    private final MongoCollection<Document> users;

    public UserRepository(MongoCollection<Document> users) {
        this.users = users;
    }

    public User findById(String id) {
        Document document = users.find(eq("_id", id)).first();
        return new User(document.getString("_id"), document.getString("name"), document.getString("email"));
    }
}
