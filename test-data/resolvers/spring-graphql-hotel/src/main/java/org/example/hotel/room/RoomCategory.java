package org.example.hotel.room;

import java.util.Map;

public record RoomCategory(String code, int beds) {

    private static final Map<String, RoomCategory> ALL = Map.of(
            "SGL", new RoomCategory("SGL", 1),
            "DBL", new RoomCategory("DBL", 2),
            "FAM", new RoomCategory("FAM", 4));

    public static RoomCategory find(String code) {
        return ALL.getOrDefault(code, new RoomCategory(code, 2));
    }
}
