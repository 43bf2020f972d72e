package org.example.shows.model;

import java.util.EnumMap;
import java.util.Map;

public final class Genres {

    public enum Code { DRAMA, CRIME, NATURE }

    private static final Map<Code, Genre> BY_CODE = new EnumMap<>(Code.class);

    static {
        for (Code code : Code.values()) {
            String label = code.name().charAt(0) + code.name().substring(1).toLowerCase();
            BY_CODE.put(code, Genre.newBuilder().code(code.name()).label(label).build());
        }
    }

    private Genres() {
    }

    public static Genre get(String code) {
        return BY_CODE.get(Code.valueOf(code));
    }
}
