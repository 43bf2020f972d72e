package org.example.ferries.persistence;

import java.util.Collection;
import org.springframework.data.mongodb.repository.ReactiveMongoRepository;
import reactor.core.publisher.Flux;

public interface TerminalRepository extends ReactiveMongoRepository<Terminal, String> {

  Flux<Terminal> findByPortIn(Collection<String> ports);
}
