package org.example.permits.domain;

public final class ParcelKey {

    private final String section;
    private final String number;

    public ParcelKey(String section, String number) {
        this.section = section;
        this.number = number;
    }

    public String section() {
        return section;
    }

    public String number() {
        return number;
    }

    @Override
    public String toString() {
        return section + "/" + number;
    }
}
