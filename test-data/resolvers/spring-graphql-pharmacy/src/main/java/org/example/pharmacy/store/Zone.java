package org.example.pharmacy.store;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;

@Entity
class Zone {

    @Id
    private Long id;

    private Long pharmacyId;

    private String postcode;
}
