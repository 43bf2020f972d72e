package org.example.pharmacy.patient;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

@Controller
public class PatientController {

    private final AllergyService allergyService;

    public PatientController(AllergyService allergyService) {
        this.allergyService = allergyService;
    }

    @SchemaMapping
    public CompletableFuture<List<String>> allergies(Patient patient) {
        return allergyService.allergiesOf(patient);
    }

    @SchemaMapping
    public String specialty(Doctor doctor) {
        return switch (doctor.getSpecialtyCode()) {
            case "GP" -> "General practice";
            case "PED" -> "Paediatrics";
            default -> "Other";
        };
    }
}
