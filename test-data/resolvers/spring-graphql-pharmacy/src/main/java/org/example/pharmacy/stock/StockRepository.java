package org.example.pharmacy.stock;

import java.util.List;
import org.springframework.data.jpa.repository.EntityGraph;
import org.springframework.data.jpa.repository.JpaRepository;

public interface StockRepository extends JpaRepository<StockItem, Long> {

    @EntityGraph(attributePaths = {"product"})
    List<StockItem> findByPharmacyIdAndQuantityLessThanOrderByQuantity(Long pharmacyId, int quantity);

    boolean existsByPharmacyIdAndProduct_IdAndQuantityGreaterThan(Long pharmacyId, Long productId, int quantity);
}
