package org.example.pharmacy.external;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.cache.annotation.Cacheable;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;

@Component
public class PriceClient {

    private final RestClient rest;

    PriceClient(RestClient.Builder builder, @Value("${services.prices}") String url) {
        this.rest = builder.baseUrl(url).build();
    }

    @Cacheable("retail-prices")
    public Double retailPrice(String productCode) {
        return rest.get().uri("/prices/{code}", productCode).retrieve().body(Double.class);
    }
}
