package org.example.pharmacy.product;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.Collectors;
import lombok.RequiredArgsConstructor;
import org.dataloader.DataLoader;
import org.example.pharmacy.stock.StockService;
import org.springframework.data.domain.ScrollPosition;
import org.springframework.data.domain.Window;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.BatchMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.graphql.data.query.ScrollSubrange;
import org.springframework.stereotype.Controller;

@Controller
@RequiredArgsConstructor
@SchemaMapping(typeName = "Product")
public class ProductController {

    private final ProductRepository products;
    private final Categories categories;
    private final StockService stock;

    @QueryMapping
    public Window<Product> products(ScrollSubrange range) {
        return products.findFirst50ByOrderByNameAscIdAsc(range.position().orElse(ScrollPosition.offset()));
    }

    @SchemaMapping
    public Categories.Category category(Product product) {
        return categories.findById(product.getCategoryCode());
    }

    @SchemaMapping
    public CompletableFuture<Monograph> monograph(Product product, DataLoader<String, Monograph> monographs) {
        if (product.getAtcCode() == null) {
            return CompletableFuture.completedFuture(null);
        }
        return monographs.load(product.getAtcCode());
    }

    @SchemaMapping
    public String leaflet(Product product, @Argument String language) {
        return "https://leaflets.example.org/%s/%s.pdf".formatted(language, product.getCode());
    }

    @SchemaMapping("availableAt")
    public boolean isAvailable(Product product, @Argument Long pharmacyId) {
        return stock.available(pharmacyId, product.getId());
    }

    @BatchMapping(typeName = "Product")
    public Map<Product, List<String>> activeSubstances(List<Product> batch) {
        Map<Long, List<String>> found = batch.stream()
                .collect(Collectors.toMap(Product::getId, product -> new ArrayList<>(), (a, b) -> a));
        for (Object[] row : products.substances(found.keySet())) {
            found.get(((Number) row[0]).longValue()).add((String) row[1]);
        }
        return batch.stream()
                .collect(Collectors.toMap(Function.identity(), product -> found.get(product.getId()), (a, b) -> a));
    }
}
