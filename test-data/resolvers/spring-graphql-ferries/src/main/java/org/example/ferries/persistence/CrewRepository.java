package org.example.ferries.persistence;

import java.util.Collection;
import org.springframework.data.mongodb.repository.ReactiveMongoRepository;
import reactor.core.publisher.Flux;

public interface CrewRepository extends ReactiveMongoRepository<CrewMember, String> {

  Flux<CrewMember> findAllBySailingIdIn(Collection<Long> sailingIds);
}
