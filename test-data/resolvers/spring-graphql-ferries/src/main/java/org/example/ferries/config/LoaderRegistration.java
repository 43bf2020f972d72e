package org.example.ferries.config;

import jakarta.annotation.PostConstruct;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.example.ferries.client.WeatherClient;
import org.example.ferries.persistence.CrewMember;
import org.example.ferries.persistence.CrewRepository;
import org.example.ferries.persistence.Route;
import org.example.ferries.persistence.RouteRepository;
import org.example.ferries.service.FareService;
import org.springframework.graphql.execution.BatchLoaderRegistry;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;

@Component
class LoaderRegistration {

  private final BatchLoaderRegistry registry;
  private final RouteRepository routes;
  private final CrewRepository crew;
  private final FareService fares;
  private final WeatherClient weather;

  LoaderRegistration(
      BatchLoaderRegistry registry,
      RouteRepository routes,
      CrewRepository crew,
      FareService fares,
      WeatherClient weather) {
    this.registry = registry;
    this.routes = routes;
    this.crew = crew;
    this.fares = fares;
    this.weather = weather;
  }

  @PostConstruct
  void register() {
    registry.forTypePair(Long.class, Route.class).registerBatchLoader((ids, env) -> routes.findAllById(ids));

    registry.forTypePair(FareService.FareKey.class, FareService.Fare.class)
        .registerMappedBatchLoader((keys, env) -> fares.byKeys(keys));

    registry.<Long, List<CrewMember>>forName("crewBySailing")
        .withOptions(options -> options.setMaxBatchSize(200))
        .registerMappedBatchLoader((ids, env) -> crew.findAllBySailingIdIn(ids)
            .collectMultimap(CrewMember::sailingId)
            .map(LoaderRegistration::lists));

    registry.<Long, Double>forName("tides")
        .registerBatchLoader((ids, env) -> Flux.fromIterable(ids).concatMap(weather::tideAt));
  }

  private static <K, V> Map<K, List<V>> lists(Map<K, Collection<V>> byKey) {
    Map<K, List<V>> result = new java.util.HashMap<>();
    byKey.forEach((key, values) -> result.put(key, new ArrayList<>(values)));
    return result;
  }
}
