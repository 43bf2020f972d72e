package org.example.pharmacy.stock;

import jakarta.persistence.EntityManager;
import java.math.BigDecimal;
import java.util.List;
import lombok.RequiredArgsConstructor;
import org.example.pharmacy.store.Pharmacy;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

@Service
@RequiredArgsConstructor
@Transactional(readOnly = true)
class StockServiceImpl implements StockService {

    private static final int LOW = 5;

    private final StockRepository repository;
    private final EntityManager em;

    @Override
    public List<StockItem> all(Pharmacy pharmacy) {
        return below(pharmacy, Integer.MAX_VALUE);
    }

    @Override
    public List<StockItem> running(Pharmacy pharmacy) {
        return below(pharmacy, LOW);
    }

    @Override
    public BigDecimal value(Pharmacy pharmacy) {
        BigDecimal sum = em.createQuery(
                        "select sum(s.quantity * s.unitPrice) from StockItem s where s.pharmacyId = :id",
                        BigDecimal.class)
                .setParameter("id", pharmacy.getId())
                .getSingleResult();
        return sum == null ? BigDecimal.ZERO : sum;
    }

    @Override
    public boolean available(Long pharmacyId, Long productId) {
        return repository.existsByPharmacyIdAndProduct_IdAndQuantityGreaterThan(pharmacyId, productId, 0);
    }

    private List<StockItem> below(Pharmacy pharmacy, int limit) {
        return repository.findByPharmacyIdAndQuantityLessThanOrderByQuantity(pharmacy.getId(), limit);
    }
}
