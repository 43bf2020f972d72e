package org.example.bakery.graphql;

import graphql.kickstart.tools.GraphQLResolver;
import graphql.schema.DataFetchingEnvironment;
import jakarta.servlet.http.HttpServletRequest;
import lombok.RequiredArgsConstructor;
import org.example.bakery.client.LoyaltyClient;
import org.example.bakery.entity.Customer;
import org.example.bakery.service.OrderService;
import org.springframework.stereotype.Component;

@Component
@RequiredArgsConstructor
public class CustomerResolver implements GraphQLResolver<Customer> {

    private final OrderService orders;
    private final LoyaltyClient loyaltyClient;

    public String greeting(Customer customer, DataFetchingEnvironment env) {
        HttpServletRequest request = env.getGraphQlContext().get(HttpServletRequest.class);
        boolean german = request != null && "de".equals(request.getLocale().getLanguage());
        return (german ? "Guten Tag, " : "Hello, ") + customer.getName();
    }

    public int orderCount(Customer customer) {
        return orders.countFor(customer);
    }

    public Integer getLoyaltyPoints(Customer customer) {
        return loyaltyClient.points(customer.getId());
    }
}
