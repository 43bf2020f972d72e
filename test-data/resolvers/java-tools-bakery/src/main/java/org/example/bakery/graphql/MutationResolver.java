package org.example.bakery.graphql;

import graphql.kickstart.tools.GraphQLMutationResolver;
import graphql.kickstart.tools.GraphQLResolver;
import java.util.List;
import org.example.bakery.client.PartnerClient;
import org.example.bakery.entity.Order;
import org.example.bakery.service.OrderService;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

@Component
public class MutationResolver implements GraphQLMutationResolver {

    @Autowired
    private OrderService orderService;

    public PlaceOrderPayload placeOrder(Long customerId, List<Long> productIds) {
        return new PlaceOrderPayload(orderService.place(customerId, productIds));
    }

    public record PlaceOrderPayload(Order order) {
    }

    @Component
    static class PayloadResolver implements GraphQLResolver<PlaceOrderPayload> {

        @Autowired
        private PartnerClient partnerClient;

        public String estimate(PlaceOrderPayload payload) {
            return partnerClient.track(payload.order().getNumber());
        }
    }
}
