package org.example.bakery.client;

import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpMethod;
import org.springframework.http.RequestEntity;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestTemplate;
import org.springframework.web.util.UriComponentsBuilder;

@Component
public class PartnerClient {

    private final RestTemplate restTemplate = new RestTemplate();
    private final Map<String, Nutrition> known = new ConcurrentHashMap<>();

    @Value("${bakery.reviews}")
    private String reviews;

    @Value("${bakery.nutrition}")
    private String nutrition;

    @Value("${bakery.couriers}")
    private String couriers;

    public Double rating(Long bakeryId) {
        Rating rating = restTemplate.getForObject(reviews + "/bakeries/{id}", Rating.class, bakeryId);
        return rating == null ? null : rating.average();
    }

    public Nutrition nutrition(String sku) {
        Nutrition value = known.get(sku);
        if (value == null) {
            var uri = UriComponentsBuilder.fromHttpUrl(nutrition).pathSegment("items", sku).build().toUri();
            value = restTemplate.exchange(new RequestEntity<>(HttpMethod.GET, uri), Nutrition.class).getBody();
            known.put(sku, value);
        }
        return value;
    }

    public String track(String orderNumber) {
        return restTemplate.getForObject(couriers + "/track/" + orderNumber, String.class);
    }

    public record Rating(double average, Instant since) {
    }

    public record Nutrition(Integer kilocalories, Double sugar) {
    }
}
