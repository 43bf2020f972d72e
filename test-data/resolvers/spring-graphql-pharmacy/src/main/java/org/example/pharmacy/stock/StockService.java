package org.example.pharmacy.stock;

import java.math.BigDecimal;
import java.util.List;
import org.example.pharmacy.store.Pharmacy;

public interface StockService {

    List<StockItem> all(Pharmacy pharmacy);

    List<StockItem> running(Pharmacy pharmacy);

    BigDecimal value(Pharmacy pharmacy);

    boolean available(Long pharmacyId, Long productId);
}
