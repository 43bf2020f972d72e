package org.example.ferries.persistence;

import org.springframework.data.r2dbc.repository.R2dbcRepository;
import reactor.core.publisher.Flux;

public interface BookingRepository extends R2dbcRepository<Booking, Long> {

  Flux<Booking> findByUserIdOrderByIdDesc(String userId);
}
