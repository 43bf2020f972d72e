package org.example.pharmacy.store;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import lombok.Getter;
import lombok.Setter;
import org.hibernate.annotations.BatchSize;

@Entity
@Getter
@Setter
public class Pharmacy {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    private String name;

    private String city;

    private double latitude;

    private double longitude;

    private LocalTime opensAt;

    private LocalTime closesAt;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "chain_id")
    private Chain chain;

    @ElementCollection
    @CollectionTable(name = "pharmacy_hours", joinColumns = @JoinColumn(name = "pharmacy_id"))
    @Column(name = "hours")
    private List<String> openingHours = new ArrayList<>();

    @OneToMany(mappedBy = "employer")
    @BatchSize(size = 50)
    private List<Pharmacist> pharmacists = new ArrayList<>();
}
