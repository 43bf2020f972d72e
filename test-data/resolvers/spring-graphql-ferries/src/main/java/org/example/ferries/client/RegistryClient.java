package org.example.ferries.client;

import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

@Component
public class RegistryClient {

  private final WebClient registry;
  private final WebClient notices;

  public RegistryClient(
      WebClient.Builder builder,
      @Value("${ferries.registry}") String registryUrl,
      @Value("${ferries.notices}") String noticesUrl) {
    this.registry = builder.clone().baseUrl(registryUrl).build();
    this.notices = builder.clone().baseUrl(noticesUrl).build();
  }

  public Mono<Registration> byImo(String imo) {
    return registry.get().uri("/vessels/{imo}", imo).retrieve().bodyToMono(Registration.class);
  }

  public Flux<Notice> noticesFor(String scope, List<Long> ids) {
    return notices.post().uri("/search/{scope}", scope).bodyValue(ids).retrieve().bodyToFlux(Notice.class);
  }

  public record Registration(String flag, int tonnage) {}

  public record Notice(Long subject, String text) {}
}
