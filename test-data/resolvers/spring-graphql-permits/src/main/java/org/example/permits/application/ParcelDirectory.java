package org.example.permits.application;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.example.permits.domain.Parcel;
import org.example.permits.domain.ParcelKey;

public interface ParcelDirectory {

    Parcel find(String section, String number);

    Map<String, List<String>> adjacent(Set<String> keys);

    List<Owner> owners(List<ParcelKey> keys);

    List<String> plans(Parcel parcel);

    record Owner(String name) {
    }
}
