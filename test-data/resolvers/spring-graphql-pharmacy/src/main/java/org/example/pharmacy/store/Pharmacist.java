package org.example.pharmacy.store;

import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import lombok.Getter;

@Entity
@Getter
public class Pharmacist {

    @Id
    private Long id;

    private String name;

    private String licence;

    @ManyToOne(fetch = FetchType.LAZY)
    private Pharmacy employer;
}
