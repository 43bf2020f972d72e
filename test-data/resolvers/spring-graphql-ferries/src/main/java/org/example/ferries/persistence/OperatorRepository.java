package org.example.ferries.persistence;

import org.springframework.data.repository.reactive.ReactiveCrudRepository;

public interface OperatorRepository extends ReactiveCrudRepository<Operator, Long> {}
