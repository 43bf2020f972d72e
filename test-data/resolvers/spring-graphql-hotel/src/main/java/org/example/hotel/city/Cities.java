package org.example.hotel.city;

import java.util.Map;
import org.springframework.stereotype.Component;

@Component
public class Cities {

    private final Map<String, City> cities = Map.of(
            "BRE", new City("BRE", "Bremen"),
            "GNT", new City("GNT", "Ghent"),
            "OPO", new City("OPO", "Porto"));

    public City get(String code) {
        return cities.get(code);
    }
}
