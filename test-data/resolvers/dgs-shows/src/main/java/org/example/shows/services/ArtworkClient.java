package org.example.shows.services;

import org.example.shows.model.Artwork;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Mono;

@Component
public class ArtworkClient {

    private final WebClient web = WebClient.create("http://artwork:8080");

    public Mono<Artwork> find(String showId) {
        return web.get().uri("/artwork/{id}", showId).retrieve().bodyToMono(Artwork.class);
    }
}
