package org.example.ferries.web;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.example.ferries.client.RegistryClient;
import org.example.ferries.client.RegistryClient.Notice;
import org.example.ferries.persistence.Route;
import org.example.ferries.persistence.RouteRepository;
import org.example.ferries.persistence.Sailing;
import org.example.ferries.persistence.SailingRepository;
import org.example.ferries.persistence.Terminal;
import org.example.ferries.persistence.TerminalRepository;
import org.example.ferries.port.Port;
import org.example.ferries.port.PortDirectory;
import org.example.ferries.service.FareService;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.BatchMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

@Controller
class RouteController {

  private final RouteRepository routes;
  private final SailingRepository sailings;
  private final TerminalRepository terminals;
  private final FareService fares;
  private final PortDirectory ports;
  private final RegistryClient registry;

  RouteController(
      RouteRepository routes,
      SailingRepository sailings,
      TerminalRepository terminals,
      FareService fares,
      PortDirectory ports,
      RegistryClient registry) {
    this.routes = routes;
    this.sailings = sailings;
    this.terminals = terminals;
    this.fares = fares;
    this.ports = ports;
    this.registry = registry;
  }

  @QueryMapping
  Collection<Port> ports() {
    return ports.findAll();
  }

  @QueryMapping
  Flux<Route> routes() {
    return routes.findAll();
  }

  @BatchMapping
  Mono<Map<Port, Collection<Terminal>>> terminals(List<Port> parents) {
    Map<String, Port> byCode = parents.stream().collect(Collectors.toMap(Port::code, Function.identity()));
    return terminals.findByPortIn(byCode.keySet()).collectMultimap(terminal -> byCode.get(terminal.port()));
  }

  @SchemaMapping
  Port origin(Route route) {
    return ports.load(route.fromPort());
  }

  @SchemaMapping
  Mono<Port> destination(Route route) {
    return Mono.fromSupplier(() -> ports.load(route.toPort()));
  }

  @SchemaMapping
  double lengthKm(Route route) {
    Port from = ports.load(route.fromPort());
    Port to = ports.load(route.toPort());
    return 111.2 * Math.hypot(from.latitude() - to.latitude(), (from.longitude() - to.longitude()) * 0.58);
  }

  @BatchMapping
  List<String> season(List<Route> routes) {
    return routes.stream().map(route -> route.winter() ? "all year" : "April to October").toList();
  }

  @BatchMapping(typeName = "Route", field = "fares")
  Mono<Map<Route, Collection<FareService.Fare>>> faresOf(List<Route> parents) {
    return fares.byRoute(parents.stream().map(Route::id).toList())
        .map(found -> parents.stream()
            .collect(Collectors.toMap(Function.identity(), route -> found.getOrDefault(route.id(), List.of()))));
  }

  @SchemaMapping(typeName = "Route", field = "sailings")
  Flux<Sailing> sailingsOn(Route route, @Argument LocalDate day) {
    return sailings.findByRouteIdAndDepartureBetween(route.id(), day.atStartOfDay(), day.plusDays(1).atStartOfDay());
  }

  @SchemaMapping
  Mono<List<String>> notices(Route route) {
    return registry.noticesFor("routes", List.of(route.id())).map(Notice::text).collectList();
  }
}
