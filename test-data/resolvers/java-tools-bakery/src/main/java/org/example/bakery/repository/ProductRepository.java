package org.example.bakery.repository;

import java.util.Collection;
import java.util.List;
import org.example.bakery.entity.Product;
import org.springframework.data.jpa.repository.JpaRepository;

public interface ProductRepository extends JpaRepository<Product, Long> {

    List<Product> findByNameContainingIgnoreCase(String text);

    List<Product> findAllByBakeryIdIn(Collection<Long> bakeryIds);
}
