package org.example.pharmacy.product;

import java.util.Collection;
import java.util.List;
import org.springframework.data.domain.ScrollPosition;
import org.springframework.data.domain.Window;
import org.springframework.data.jpa.repository.EntityGraph;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

public interface ProductRepository extends JpaRepository<Product, Long> {

    @EntityGraph(attributePaths = "manufacturer")
    Window<Product> findFirst50ByOrderByNameAscIdAsc(ScrollPosition position);

    List<Product> findByAtcCodeAndIdNot(String atcCode, Long id);

    @Query(value = "select product_id, substance from product_substances where product_id in (:ids)", nativeQuery = true)
    List<Object[]> substances(Collection<Long> ids);
}
