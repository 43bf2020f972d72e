package org.example.ferries.persistence;

import java.time.LocalDateTime;
import org.springframework.data.r2dbc.repository.Query;
import org.springframework.data.repository.reactive.ReactiveCrudRepository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

public interface SailingRepository extends ReactiveCrudRepository<Sailing, Long> {

  Flux<Sailing> findByDepartureBetween(LocalDateTime from, LocalDateTime to);

  Flux<Sailing> findByRouteIdAndDepartureBetween(Long routeId, LocalDateTime from, LocalDateTime to);

  @Query("select coalesce(sum(passengers), 0) from bookings where sailing_id = :sailingId")
  Mono<Integer> bookedOn(Long sailingId);
}
