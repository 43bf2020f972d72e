package org.example.ferries.persistence;

import org.springframework.data.repository.reactive.ReactiveCrudRepository;

public interface RouteRepository extends ReactiveCrudRepository<Route, Long> {}
