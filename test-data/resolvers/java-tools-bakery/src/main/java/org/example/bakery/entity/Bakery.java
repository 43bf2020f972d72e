package org.example.bakery.entity;

import jakarta.persistence.*;
import java.util.List;
import lombok.Getter;
import lombok.Setter;
import org.hibernate.annotations.Fetch;
import org.hibernate.annotations.FetchMode;

@Entity
@Getter @Setter
public class Bakery {

    @Id
    @GeneratedValue
    private Long id;

    private String name;
    private String street;
    private String city;

    @ManyToOne(fetch = FetchType.LAZY)
    private Person owner;

    @OneToMany
    @JoinColumn(name = "bakery_id")
    private List<Oven> ovens;

    @ManyToMany
    @Fetch(FetchMode.SUBSELECT)
    private List<Supplier> suppliers;
}
