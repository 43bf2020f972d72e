package org.example.ferries.client;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Mono;

@Component
public class WeatherClient {

  private final WebClient http;
  private final Map<Long, Mono<Weather>> recent = new ConcurrentHashMap<>();

  public WeatherClient(WebClient.Builder builder, @Value("${ferries.weather}") String url) {
    this.http = builder.baseUrl(url).build();
  }

  public Mono<Weather> forRoute(Long routeId) {
    return recent.computeIfAbsent(routeId, this::request);
  }

  public Mono<Double> tideAt(Long sailingId) {
    return http.get().uri("/tides?sailing={id}", sailingId).retrieve().bodyToMono(Double.class).defaultIfEmpty(0.0);
  }

  private Mono<Weather> request(Long routeId) {
    return http.get()
        .uri(uri -> uri.path("/routes/{id}").build(routeId))
        .retrieve()
        .bodyToMono(Weather.class)
        .cache(Duration.ofMinutes(10));
  }

  public record Weather(double wind, double waves) {}
}
