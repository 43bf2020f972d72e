package org.example.bakery.entity;

import jakarta.persistence.*;
import lombok.Getter;
import lombok.NoArgsConstructor;

@Entity
@Getter
@NoArgsConstructor
public class OrderItem {

    @Id
    @GeneratedValue
    private Long id;

    @ManyToOne(fetch = FetchType.LAZY)
    private Order order;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "product_id")
    private Product product;

    private int quantity = 1;
    private double unitPrice;

    public OrderItem(Order order, Product product) {
        this.order = order;
        this.product = product;
    }

    public double getLineTotal() {
        return quantity * unitPrice;
    }
}
