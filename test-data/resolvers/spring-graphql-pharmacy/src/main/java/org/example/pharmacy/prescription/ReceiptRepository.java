package org.example.pharmacy.prescription;

import java.util.Optional;
import org.springframework.data.repository.CrudRepository;

public interface ReceiptRepository extends CrudRepository<Receipt, Long> {

    Optional<Receipt> findTopByPrescriptionIdOrderByIdDesc(Long prescriptionId);
}
