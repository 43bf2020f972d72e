package org.example.ferries.service;

import reactor.core.publisher.Mono;

public interface BerthPlan {

  Mono<String> berthOf(long sailingId);
}
