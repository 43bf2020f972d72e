package org.example.pharmacy.stock;

import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import java.math.BigDecimal;
import java.time.LocalDate;
import lombok.Getter;
import org.example.pharmacy.product.Product;

@Entity
@Getter
public class StockItem {

    @Id
    private Long id;

    private Long pharmacyId;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    private Product product;

    private int quantity;

    private BigDecimal unitPrice;

    private LocalDate bestBefore;

    public boolean isExpired() {
        return bestBefore != null && bestBefore.isBefore(LocalDate.now());
    }
}
