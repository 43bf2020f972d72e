package org.example.bakery.graphql;

import graphql.kickstart.tools.GraphQLResolver;
import graphql.schema.DataFetchingEnvironment;
import java.util.concurrent.CompletableFuture;
import lombok.RequiredArgsConstructor;
import org.example.bakery.client.PartnerClient;
import org.example.bakery.entity.Bakery;
import org.example.bakery.entity.Product;
import org.example.bakery.service.CatalogueService;
import org.example.bakery.service.PriceService.PriceKey;
import org.springframework.stereotype.Component;

@Component
@RequiredArgsConstructor
public class ProductResolver implements GraphQLResolver<Product> {

    private final CatalogueService catalogueService;
    private final PartnerClient partnerClient;

    public String label(Product product) {
        return String.format("%s (%d g)", product.getName(), product.getGrams());
    }

    public String image(Product product, int size) {
        return "/img/" + product.getSku() + "@" + size + ".webp";
    }

    public CompletableFuture<Bakery> bakery(Product product, DataFetchingEnvironment env) {
        return Loaders.<Long, Bakery>of(env, "bakery").load(product.getBakeryId());
    }

    public CompletableFuture<Double> price(Product product, String currency, DataFetchingEnvironment env) {
        return Loaders.<PriceKey, Double>of(env, "price").load(new PriceKey(product.getSku(), currency));
    }

    public CompletableFuture<Integer> soldToday(Product product, DataFetchingEnvironment env) {
        return Loaders.<Long, Integer>of(env, "soldToday").load(product.getId());
    }

    public CatalogueService.RecipeDto recipe(Product product) {
        return catalogueService.recipe(product).orElse(null);
    }

    public PartnerClient.Nutrition nutrition(Product product) {
        return partnerClient.nutrition(product.getSku());
    }
}
