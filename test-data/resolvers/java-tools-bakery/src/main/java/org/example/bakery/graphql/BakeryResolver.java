package org.example.bakery.graphql;

import graphql.kickstart.tools.GraphQLResolver;
import graphql.schema.DataFetchingEnvironment;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import lombok.AllArgsConstructor;
import org.dataloader.DataLoader;
import org.example.bakery.client.PartnerClient;
import org.example.bakery.entity.Bakery;
import org.example.bakery.entity.Product;
import org.example.bakery.service.CatalogueService;
import org.example.bakery.service.OrderService;
import org.springframework.stereotype.Component;

@Component
@AllArgsConstructor
public class BakeryResolver implements GraphQLResolver<Bakery> {

    private CatalogueService catalogueService;
    private OrderService orderService;
    private PartnerClient partners;

    public String address(Bakery bakery) {
        return bakery.getStreet() + ", " + bakery.getCity();
    }

    public String getTodaysSpecial(Bakery bakery) {
        return catalogueService.specialOf(bakery);
    }

    public CompletableFuture<List<Product>> products(Bakery bakery, DataFetchingEnvironment environment) {
        DataLoader<Long, List<Product>> dataLoader = environment.getDataLoaderRegistry().getDataLoader("productsByBakery");
        return dataLoader.load(bakery.getId()).thenApply(list -> list != null ? list : List.of());
    }

    public List<String> staff(Bakery bakery) {
        return catalogueService.staffOf(bakery);
    }

    public int getOpenOrders(Bakery bakery) {
        return orderService.openOrders(bakery);
    }

    public Double rating(Bakery bakery) {
        return partners.rating(bakery.getId());
    }
}
