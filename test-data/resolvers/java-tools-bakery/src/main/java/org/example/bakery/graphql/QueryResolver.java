package org.example.bakery.graphql;

import graphql.kickstart.tools.GraphQLQueryResolver;
import java.time.LocalDate;
import java.util.List;
import lombok.RequiredArgsConstructor;
import org.example.bakery.entity.Bakery;
import org.example.bakery.entity.Order;
import org.example.bakery.entity.Product;
import org.example.bakery.service.CatalogueService;
import org.example.bakery.service.OrderService;
import org.springframework.stereotype.Component;

@Component
@RequiredArgsConstructor
public class QueryResolver implements GraphQLQueryResolver {

    private final CatalogueService catalogue;
    private final OrderService orderService;

    public List<Bakery> getBakeries(String city) {
        return catalogue.bakeries(city);
    }

    public List<Product> getProducts(String search) {
        return catalogue.products(search);
    }

    public List<Order> orders(String day) {
        return orderService.onDay(LocalDate.parse(day));
    }

    public Order order(String number) {
        return orderService.byNumber(number);
    }
}
