package org.example.pharmacy.patient;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import lombok.Getter;

@Entity
@Getter
public class Doctor {

    @Id
    private Long id;

    private String name;

    private String specialtyCode;
}
