package org.example.ferries.persistence;

import org.springframework.data.repository.reactive.ReactiveCrudRepository;

public interface VesselRepository extends ReactiveCrudRepository<Vessel, Long> {}
