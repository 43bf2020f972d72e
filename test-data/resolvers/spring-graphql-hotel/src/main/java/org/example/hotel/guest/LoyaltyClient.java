package org.example.hotel.guest;

import org.springframework.stereotype.Component;
import org.springframework.web.client.RestTemplate;

@Component
public class LoyaltyClient {

    private final RestTemplate rest = new RestTemplate();

    public Loyalty statusOf(Long guestId) {
        return rest.getForObject("http://loyalty/guests/{id}", Loyalty.class, guestId);
    }
}
