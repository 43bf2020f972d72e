package org.example.bakery.config;

import graphql.kickstart.execution.context.GraphQLKickstartContext;
import graphql.kickstart.servlet.context.GraphQLServletContextBuilder;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.websocket.Session;
import jakarta.websocket.server.HandshakeRequest;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import lombok.RequiredArgsConstructor;
import org.dataloader.DataLoader;
import org.dataloader.DataLoaderFactory;
import org.dataloader.DataLoaderRegistry;
import org.dataloader.MappedBatchLoader;
import org.example.bakery.entity.Bakery;
import org.example.bakery.entity.Product;
import org.example.bakery.repository.OrderRepository;
import org.example.bakery.service.CatalogueService;
import org.example.bakery.service.PriceService;
import org.springframework.stereotype.Component;

@Component
@RequiredArgsConstructor
public class BakeryContextBuilder implements GraphQLServletContextBuilder {

    private final CatalogueService catalogue;
    private final PriceService priceService;
    private final OrderRepository orders;
    private final DriverLoader driverLoader;

    @Override
    public GraphQLKickstartContext build(HttpServletRequest request, HttpServletResponse response) {
        return GraphQLKickstartContext.of(registry(), Map.of(HttpServletRequest.class, request));
    }

    @Override
    public GraphQLKickstartContext build(Session session, HandshakeRequest handshakeRequest) {
        return GraphQLKickstartContext.of(registry());
    }

    @Override
    public GraphQLKickstartContext build() {
        return GraphQLKickstartContext.of(registry());
    }

    private DataLoaderRegistry registry() {
        DataLoaderRegistry registry = new DataLoaderRegistry();
        DataLoader<Long, List<Product>> products = DataLoaderFactory.newMappedDataLoader(
                ids -> CompletableFuture.completedFuture(catalogue.productsOf(ids)));
        registry.register("productsByBakery", products);
        registry.register("bakery", DataLoaderFactory.newMappedDataLoader(new BakeryBatch()));
        registry.register("price", DataLoaderFactory.<PriceService.PriceKey, Double>newDataLoader(
                keys -> CompletableFuture.completedFuture(priceService.prices(keys))));
        registry.register("soldToday", DataLoaderFactory.newMappedDataLoader(this::sold));
        registry.register("driver", driverLoader.get());
        return registry;
    }

    private CompletableFuture<Map<Long, Integer>> sold(Set<Long> productIds) {
        return CompletableFuture.completedFuture(
                productIds.stream().collect(Collectors.toMap(id -> id, id -> orders.soldToday(id))));
    }

    private class BakeryBatch implements MappedBatchLoader<Long, Bakery> {

        @Override
        public CompletableFuture<Map<Long, Bakery>> load(Set<Long> ids) {
            return CompletableFuture.completedFuture(catalogue.bakeriesById(ids));
        }
    }
}
