package org.example.pharmacy.prescription;

import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import java.math.BigDecimal;
import lombok.Getter;
import org.example.pharmacy.product.Product;

@Entity
@Getter
public class PrescriptionLine {

    @Id
    private Long id;

    @ManyToOne(fetch = FetchType.LAZY)
    private Prescription prescription;

    @ManyToOne(fetch = FetchType.LAZY)
    private Product product;

    private String productCode;

    private String atcCode;

    private int quantity;

    private BigDecimal copay;
}
