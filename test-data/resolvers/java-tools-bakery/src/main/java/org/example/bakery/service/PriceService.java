package org.example.bakery.service;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import lombok.AllArgsConstructor;
import lombok.Getter;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Service;

@Service
public class PriceService {

    @Autowired
    private NamedParameterJdbcTemplate jdbc;

    @Getter
    @AllArgsConstructor
    public static class PriceKey {
        private final String sku;
        private final String currency;
    }

    public List<Double> prices(List<PriceKey> keys) {
        Map<String, Double> found = new HashMap<>();
        jdbc.query(
                "select sku, currency, amount from prices where sku in (:skus)",
                Map.of("skus", keys.stream().map(PriceKey::getSku).toList()),
                rs -> {
                    found.put(rs.getString("sku") + rs.getString("currency"), rs.getDouble("amount"));
                });
        List<Double> prices = new ArrayList<>();
        for (PriceKey key : keys) {
            prices.add(found.get(key.getSku() + key.getCurrency()));
        }
        return prices;
    }
}
