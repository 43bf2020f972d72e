package org.example.pharmacy.external;

import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;

@Component
public class InteractionClient {

    public record Interaction(String severity, String text) {
    }

    private final RestClient rest;

    InteractionClient(RestClient.Builder builder, @Value("${services.interactions}") String url) {
        this.rest = builder.baseUrl(url).build();
    }

    public Map<Long, List<Interaction>> check(List<Long> prescriptionIds) {
        return rest.post()
                .uri("/check")
                .body(prescriptionIds)
                .retrieve()
                .body(new ParameterizedTypeReference<>() {});
    }
}
