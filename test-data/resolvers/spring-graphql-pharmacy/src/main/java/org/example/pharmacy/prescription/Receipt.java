package org.example.pharmacy.prescription;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import lombok.Getter;

@Entity
@Getter
public class Receipt {

    @Id
    private Long id;

    private Long prescriptionId;

    private String number;
}
