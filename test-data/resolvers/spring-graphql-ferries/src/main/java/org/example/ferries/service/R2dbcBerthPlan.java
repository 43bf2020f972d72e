package org.example.ferries.service;

import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

@Component
class R2dbcBerthPlan implements BerthPlan {

  private final DatabaseClient db;

  R2dbcBerthPlan(DatabaseClient db) {
    this.db = db;
  }

  @Override
  public Mono<String> berthOf(long sailingId) {
    return db.sql("select berth from berth_plan where sailing_id = $1")
        .bind(0, sailingId)
        .map(row -> row.get("berth", String.class))
        .first();
  }
}
