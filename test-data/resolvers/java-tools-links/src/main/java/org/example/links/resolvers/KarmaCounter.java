package org.example.links.resolvers;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Counts in memory; whoever saves a vote tells it. */
public class KarmaCounter {

    private final Map<String, Integer> counts = new ConcurrentHashMap<>();

    public void voted(String userId) {
        counts.merge(userId, 1, Integer::sum);
    }

    public int of(String userId) {
        return counts.getOrDefault(userId, 0);
    }
}
