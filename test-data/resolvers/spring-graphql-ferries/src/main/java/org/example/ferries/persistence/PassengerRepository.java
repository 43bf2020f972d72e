package org.example.ferries.persistence;

import java.util.Collection;
import org.springframework.data.repository.reactive.ReactiveCrudRepository;
import reactor.core.publisher.Flux;

public interface PassengerRepository extends ReactiveCrudRepository<Passenger, Long> {

  Flux<Passenger> findBySailingIdIn(Collection<Long> sailingIds);
}
