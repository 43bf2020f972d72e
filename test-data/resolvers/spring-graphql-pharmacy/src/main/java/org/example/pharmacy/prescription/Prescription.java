package org.example.pharmacy.prescription;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import lombok.Getter;
import lombok.Setter;
import org.example.pharmacy.patient.Doctor;
import org.example.pharmacy.patient.Patient;
import org.example.pharmacy.store.Pharmacy;
import org.hibernate.annotations.Formula;

@Entity
@Getter
@Setter
public class Prescription {

    public enum Status { OPEN, PREPARED, DISPENSED }

    @Id
    private Long id;

    private LocalDate issuedOn;

    @Enumerated(EnumType.STRING)
    private Status status;

    private Long insurerId;

    @ManyToOne(fetch = FetchType.LAZY)
    private Pharmacy pharmacy;

    @ManyToOne(fetch = FetchType.LAZY)
    private Patient patient;

    @ManyToOne(fetch = FetchType.LAZY)
    private Doctor prescriber;

    @OneToMany(mappedBy = "prescription")
    private List<PrescriptionLine> lines;

    @Formula("(select count(*) from prescription_line l where l.prescription_id = id)")
    private int lineCount;

    public BigDecimal getTotal() {
        return lines.stream()
                .map(line -> line.getCopay().multiply(BigDecimal.valueOf(line.getQuantity())))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
