package org.example.ferries.service;

import java.time.LocalDate;
import org.springframework.data.mongodb.core.ReactiveMongoTemplate;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

@Service
public class MaintenanceService {

  private final ReactiveMongoTemplate mongo;

  public MaintenanceService(ReactiveMongoTemplate mongo) {
    this.mongo = mongo;
  }

  public Mono<Maintenance> forVessel(Long vesselId) {
    return Mono.zip(docking(vesselId, "last"), docking(vesselId, "next"))
        .map(both -> new Maintenance(both.getT1(), both.getT2()));
  }

  public Flux<String> photos(Long vesselId) {
    Query query = Query.query(Criteria.where("vesselId").is(vesselId)).limit(12);
    return mongo.find(query, Photo.class, "photos").map(Photo::url);
  }

  private Mono<LocalDate> docking(Long vesselId, String kind) {
    Query query = new Query(Criteria.where("vesselId").is(vesselId).and("kind").is(kind));
    return mongo.findOne(query, Docking.class, "dockings").map(Docking::day);
  }

  public record Maintenance(LocalDate last, LocalDate next) {}

  record Docking(Long vesselId, String kind, LocalDate day) {}

  record Photo(String url) {}
}
