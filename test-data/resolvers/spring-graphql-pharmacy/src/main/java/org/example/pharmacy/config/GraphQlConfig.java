package org.example.pharmacy.config;

import java.time.Clock;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.example.pharmacy.patient.Insurer;
import org.example.pharmacy.patient.InsurerRepository;
import org.example.pharmacy.product.Monograph;
import org.example.pharmacy.product.MonographRepository;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.graphql.execution.BatchLoaderRegistry;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

@Configuration
public class GraphQlConfig {

    @Bean
    Clock clock() {
        return Clock.systemDefaultZone();
    }

    @Autowired
    void registerLoaders(BatchLoaderRegistry registry, InsurerRepository insurers, MonographRepository monographs) {
        registry.forTypePair(Long.class, Insurer.class)
                .registerMappedBatchLoader((ids, env) -> {
                    Map<Long, Insurer> byId = insurers.findAllById(ids).stream()
                            .collect(Collectors.toMap(Insurer::getId, Function.identity()));
                    return Mono.just(byId);
                });
        registry.forTypePair(String.class, Monograph.class)
                .registerBatchLoader((codes, env) -> Flux.fromIterable(monographs.findByCodeIn(codes)));
    }
}
