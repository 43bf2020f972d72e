package org.example.pharmacy.product;

import java.util.HashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

@Component
public class Categories {

    public record Category(String code, String label, boolean prescriptionOnly) {
    }

    private final Map<String, Category> byCode = new HashMap<>();

    public Categories() {
        add("RX", "Prescription", true);
        add("OTC", "Over the counter", false);
        add("COS", "Cosmetics", false);
    }

    public Category findById(String code) {
        return byCode.getOrDefault(code, byCode.get("OTC"));
    }

    private void add(String code, String label, boolean prescriptionOnly) {
        byCode.put(code, new Category(code, label, prescriptionOnly));
    }
}
