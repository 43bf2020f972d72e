package org.example.bakery.client;

import org.springframework.cloud.openfeign.FeignClient;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;

@FeignClient(value = "loyalty", path = "/loyalty")
public interface LoyaltyClient {

    @RequestMapping("/{customerId}/points")
    Integer points(@PathVariable("customerId") Long customerId);
}
