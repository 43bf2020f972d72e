package org.example.bakery.repository;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.example.bakery.entity.Customer;
import org.example.bakery.entity.Order;
import org.springframework.data.jpa.repository.EntityGraph;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.query.Param;

public interface OrderRepository extends JpaRepository<Order, Long> {

    @EntityGraph(attributePaths = {"customer", "items"})
    List<Order> findByDay(LocalDate day);

    Optional<Order> findByNumber(String number);

    long countByCustomer(Customer customer);

    @Query("select count(distinct o) from Order o join o.items i where i.product.bakeryId = :bakery and o.day >= current_date")
    int openAt(@Param("bakery") Long bakeryId);

    @Query("select count(i) from OrderItem i where i.product.id = :product and i.order.day = current_date")
    int soldToday(@Param("product") Long productId);
}
