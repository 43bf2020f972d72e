package org.example.ferries.service;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

@Service
public class FareService {

  private static final String BY_ROUTES =
      "select route_id, category, amount from fares where route_id in (:routes)";

  private final DatabaseClient db;

  public FareService(DatabaseClient db) {
    this.db = db;
  }

  public Mono<Map<Long, Collection<Fare>>> byRoute(List<Long> routeIds) {
    return rows(routeIds).collectMultimap(Fare::routeId);
  }

  public Mono<Map<FareKey, Fare>> byKeys(Set<FareKey> keys) {
    return rows(keys.stream().map(FareKey::routeId).distinct().toList())
        .filter(fare -> keys.contains(fare.key()))
        .collect(Collectors.toMap(Fare::key, fare -> fare, (a, b) -> a.amount() < b.amount() ? a : b));
  }

  private Flux<Fare> rows(List<Long> routeIds) {
    return db.sql(BY_ROUTES)
        .bind("routes", routeIds)
        .map(row -> new Fare(
            row.get("route_id", Long.class), row.get("category", String.class), row.get("amount", Double.class)))
        .all();
  }

  public record FareKey(Long routeId, String category) {}

  public record Fare(Long routeId, String category, Double amount) {

    FareKey key() {
      return new FareKey(routeId, category);
    }
  }
}
