package org.example.ferries.web;

import java.time.Year;
import java.util.List;
import org.example.ferries.client.RegistryClient;
import org.example.ferries.persistence.Operator;
import org.example.ferries.persistence.OperatorRepository;
import org.example.ferries.persistence.Vessel;
import org.example.ferries.persistence.VesselRepository;
import org.example.ferries.service.MaintenanceService;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.BatchMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

@Controller
class VesselController {

  private final VesselRepository vessels;
  private final OperatorRepository operators;
  private final MaintenanceService maintenanceService;
  private final RegistryClient registry;

  VesselController(
      VesselRepository vessels,
      OperatorRepository operators,
      MaintenanceService maintenanceService,
      RegistryClient registry) {
    this.vessels = vessels;
    this.operators = operators;
    this.maintenanceService = maintenanceService;
    this.registry = registry;
  }

  @QueryMapping
  Mono<Vessel> vessel(@Argument Long id) {
    return vessels.findById(id);
  }

  @SchemaMapping
  int age(Vessel vessel) {
    return Year.now().getValue() - vessel.built();
  }

  @BatchMapping
  Flux<Operator> operator(List<Vessel> vessels) {
    return operators.findAllById(vessels.stream().map(Vessel::operatorId).toList());
  }

  @SchemaMapping
  Flux<String> photos(Vessel vessel) {
    return maintenanceService.photos(vessel.id());
  }

  @SchemaMapping
  Mono<RegistryClient.Registration> registration(Vessel vessel) {
    if (vessel.imo() == null || vessel.imo().isBlank()) {
      return Mono.empty();
    }
    return registry.byImo(vessel.imo()).onErrorResume(error -> Mono.empty());
  }

  @SchemaMapping
  Mono<MaintenanceService.Maintenance> maintenance(Vessel vessel) {
    return maintenanceService.forVessel(vessel.id());
  }
}
