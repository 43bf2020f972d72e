package org.example.pharmacy.prescription;

import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

public interface PrescriptionRepository extends JpaRepository<Prescription, Long> {

    @Query("""
            select p from Prescription p
            join fetch p.patient
            where p.pharmacy.id = :pharmacyId and (:status is null or p.status = :status)
            order by p.issuedOn
            """)
    List<Prescription> search(Long pharmacyId, Prescription.Status status);

    int countByStatus(Prescription.Status status);
}
