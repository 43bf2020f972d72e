package org.example.bakery.service;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import lombok.RequiredArgsConstructor;
import org.example.bakery.entity.Bakery;
import org.example.bakery.entity.Product;
import org.example.bakery.entity.Recipe;
import org.example.bakery.repository.BakeryRepository;
import org.example.bakery.repository.ProductRepository;
import org.example.bakery.repository.RecipeRepository;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Service;

@Service
@RequiredArgsConstructor
public class CatalogueService {

    private static final List<String> SPECIALS = List.of("rye loaf", "cinnamon bun", "walnut baguette");

    private final BakeryRepository bakeryRepository;
    private final ProductRepository productRepository;
    private final RecipeRepository recipeRepository;
    private final JdbcTemplate jdbcTemplate;

    public List<Bakery> bakeries(String city) {
        return bakeryRepository.search(city);
    }

    public Map<Long, Bakery> bakeriesById(Collection<Long> ids) {
        return bakeryRepository.findByIdIn(ids).stream().collect(Collectors.toMap(Bakery::getId, bakery -> bakery));
    }

    public List<Product> products(String search) {
        return search == null ? productRepository.findAll() : productRepository.findByNameContainingIgnoreCase(search);
    }

    public Map<Long, List<Product>> productsOf(Collection<Long> bakeryIds) {
        return productRepository.findAllByBakeryIdIn(bakeryIds).stream()
                .collect(Collectors.groupingBy(Product::getBakeryId));
    }

    public List<String> staffOf(Bakery bakery) {
        return jdbcTemplate.query(
                "select name from staff where bakery_id = ? order by name",
                (rs, n) -> rs.getString("name"),
                bakery.getId());
    }

    public Optional<RecipeDto> recipe(Product product) {
        return Optional.ofNullable(product.getRecipeId()).flatMap(recipeRepository::findById).map(this::toDto);
    }

    public String specialOf(Bakery bakery) {
        return SPECIALS.get(Math.floorMod(bakery.getName().hashCode(), SPECIALS.size()));
    }

    private RecipeDto toDto(Recipe recipe) {
        return new RecipeDto(recipe.getTitle(), Arrays.asList(recipe.getInstructions().split("\n")));
    }

    public record RecipeDto(String title, List<String> steps) {
    }
}
