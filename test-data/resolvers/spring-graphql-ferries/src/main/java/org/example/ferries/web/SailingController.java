package org.example.ferries.web;

import graphql.schema.DataFetchingEnvironment;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.dataloader.DataLoader;
import org.example.ferries.client.RegistryClient;
import org.example.ferries.client.WeatherClient;
import org.example.ferries.persistence.CrewMember;
import org.example.ferries.persistence.Passenger;
import org.example.ferries.persistence.PassengerRepository;
import org.example.ferries.persistence.Route;
import org.example.ferries.persistence.Sailing;
import org.example.ferries.persistence.SailingRepository;
import org.example.ferries.persistence.Vessel;
import org.example.ferries.persistence.VesselRepository;
import org.example.ferries.service.BerthPlan;
import org.example.ferries.service.FareService.Fare;
import org.example.ferries.service.FareService.FareKey;
import org.springframework.data.redis.core.ReactiveStringRedisTemplate;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.BatchMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

@Controller
@SchemaMapping(typeName = "Sailing")
class SailingController {

  private static final Map<String, Double> RATES = Map.of("EUR", 1.0, "DKK", 7.46, "SEK", 11.4);

  private final SailingRepository sailings;
  private final VesselRepository vessels;
  private final PassengerRepository passengers;
  private final BerthPlan berths;
  private final WeatherClient weather;
  private final RegistryClient registry;
  private final ReactiveStringRedisTemplate redis;

  SailingController(
      SailingRepository sailings,
      VesselRepository vessels,
      PassengerRepository passengers,
      BerthPlan berths,
      WeatherClient weather,
      RegistryClient registry,
      ReactiveStringRedisTemplate redis) {
    this.sailings = sailings;
    this.vessels = vessels;
    this.passengers = passengers;
    this.berths = berths;
    this.weather = weather;
    this.registry = registry;
    this.redis = redis;
  }

  @QueryMapping
  Flux<Sailing> sailings(@Argument LocalDate day) {
    return sailings.findByDepartureBetween(day.atStartOfDay(), day.plusDays(1).atStartOfDay());
  }

  @SchemaMapping
  int minutes(Sailing sailing) {
    return (int) Duration.between(sailing.departure(), sailing.arrival()).toMinutes();
  }

  @SchemaMapping
  Mono<String> status(Sailing sailing) {
    return Mono.just(sailing.departure().isAfter(java.time.LocalDateTime.now()) ? "PLANNED" : "DEPARTED");
  }

  @SchemaMapping
  double price(Sailing sailing, @Argument String currency) {
    return sailing.basePrice() * RATES.getOrDefault(currency, 1.0);
  }

  @SchemaMapping
  CompletableFuture<Route> route(Sailing sailing, DataLoader<Long, Route> loader) {
    return loader.load(sailing.routeId());
  }

  @SchemaMapping
  Mono<Vessel> vessel(Sailing sailing) {
    return vessels.findById(sailing.vesselId());
  }

  @SchemaMapping
  Mono<String> berth(Sailing sailing) {
    return berths.berthOf(sailing.id()).defaultIfEmpty("to be announced");
  }

  @SchemaMapping(field = "delayMinutes")
  Mono<Integer> delay(Sailing sailing) {
    return redis.opsForValue().get("delay:" + sailing.id()).map(Integer::valueOf);
  }

  @SchemaMapping
  Mono<WeatherClient.Weather> weather(Sailing sailing) {
    return weather.forRoute(sailing.routeId());
  }

  @SchemaMapping
  CompletableFuture<Double> tide(Sailing sailing, DataFetchingEnvironment env) {
    DataLoader<Long, Double> tides = env.getDataLoader("tides");
    return tides.load(sailing.id());
  }

  @BatchMapping(typeName = "Sailing")
  Flux<Integer> occupancy(List<Sailing> batch) {
    return Flux.fromIterable(batch).flatMapSequential(sailing -> sailings.bookedOn(sailing.id()));
  }

  @SchemaMapping
  CompletableFuture<Fare> fareFrom(
      Sailing sailing, @Argument String category, DataLoader<FareKey, Fare> fareLoader) {
    return fareLoader.load(new FareKey(sailing.routeId(), category));
  }

  @SchemaMapping
  CompletableFuture<List<CrewMember>> crew(Sailing sailing, DataFetchingEnvironment env) {
    return env.<Long, List<CrewMember>>getDataLoader("crewBySailing").load(sailing.id());
  }

  @BatchMapping(typeName = "Sailing")
  Mono<Map<Sailing, Collection<Passenger>>> passengers(List<Sailing> batch) {
    Map<Long, Sailing> byId = batch.stream().collect(Collectors.toMap(Sailing::id, sailing -> sailing));
    return passengers.findBySailingIdIn(byId.keySet())
        .collectMultimap(passenger -> byId.get(passenger.sailingId()));
  }

  @BatchMapping(typeName = "Sailing", field = "announcements")
  Mono<List<List<String>>> announcementsOf(List<Sailing> batch) {
    return registry.noticesFor("sailings", batch.stream().map(Sailing::id).toList())
        .collectMultimap(RegistryClient.Notice::subject, RegistryClient.Notice::text)
        .map(texts -> batch.stream()
            .map(sailing -> List.copyOf(texts.getOrDefault(sailing.id(), List.of())))
            .toList());
  }

  @SchemaMapping(typeName = "Passenger")
  String initials(Passenger passenger) {
    return passenger.firstName().substring(0, 1) + passenger.lastName().charAt(0);
  }
}
