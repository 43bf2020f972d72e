package org.example.esports.clients;

import java.util.List;
import java.util.Map;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Mono;

@Component
public class MediaClient {

    private final WebClient client;

    public MediaClient(WebClient.Builder builder) {
        this.client = builder.baseUrl("http://media").build();
    }

    public Mono<List<Video>> videos(String matchId) {
        return client.get()
                .uri("/matches/{id}/videos", matchId)
                .retrieve()
                .bodyToFlux(Video.class)
                .collectList();
    }

    public List<String> socials(String handle) {
        return client.get()
                .uri("/players/{handle}/links", handle)
                .retrieve()
                .bodyToMono(new ParameterizedTypeReference<List<String>>() {})
                .block();
    }

    public Mono<Map<String, List<String>>> sponsors(List<String> slugs) {
        return client.post()
                .uri("/sponsors")
                .bodyValue(slugs)
                .retrieve()
                .bodyToMono(new ParameterizedTypeReference<>() {});
    }

    public Double odds(String matchId) {
        return client.get().uri("/odds/{id}", matchId).retrieve().bodyToMono(Double.class).block();
    }

    public record Video(String url, Integer seconds) {
    }
}
