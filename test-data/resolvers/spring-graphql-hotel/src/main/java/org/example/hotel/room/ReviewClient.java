package org.example.hotel.room;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.cache.annotation.Cacheable;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;

@Component
public class ReviewClient {

    private final RestClient rest;

    public ReviewClient(RestClient.Builder builder, @Value("${hotel.reviews-url}") String url) {
        this.rest = builder.baseUrl(url).build();
    }

    public Double averageFor(Long hotelId) {
        return rest.get().uri("/hotels/{id}/average", hotelId).retrieve().body(Double.class);
    }

    @Cacheable("default-photos")
    public String fallbackPhoto() {
        return rest.get().uri("/photos/fallback").retrieve().body(String.class);
    }
}
