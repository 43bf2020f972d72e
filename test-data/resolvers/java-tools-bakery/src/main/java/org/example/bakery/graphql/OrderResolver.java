package org.example.bakery.graphql;

import graphql.kickstart.tools.GraphQLResolver;
import graphql.schema.DataFetchingEnvironment;
import java.util.concurrent.CompletableFuture;
import lombok.RequiredArgsConstructor;
import org.example.bakery.client.PartnerClient;
import org.example.bakery.entity.Customer;
import org.example.bakery.entity.Driver;
import org.example.bakery.entity.Order;
import org.example.bakery.service.OrderService;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

@Component
@RequiredArgsConstructor
public class OrderResolver implements GraphQLResolver<Order> {

    private final OrderService orderService;
    private final PartnerClient partnerClient;

    @Value("${bakery.receipts:https://receipts.example.org}")
    private String receipts;

    public Customer customer(Order order) {
        return order.getCustomer();
    }

    public Long customerId(Order order) {
        return order.getCustomer().getId();
    }

    public String getDeliveryStatus(Order order) {
        String status = partnerClient.track(order.getNumber());
        return status == null ? "UNKNOWN" : status.toUpperCase();
    }

    public CompletableFuture<Driver> driver(Order order, DataFetchingEnvironment env) {
        if (order.getDriverId() == null) {
            return CompletableFuture.completedFuture(null);
        }
        return Loaders.<Long, Driver>of(env, "driver").load(order.getDriverId());
    }

    public String coupon(Order order) {
        return orderService.couponFor(order);
    }

    public String receiptUrl(Order order) {
        return receipts + "/" + order.getNumber();
    }
}
