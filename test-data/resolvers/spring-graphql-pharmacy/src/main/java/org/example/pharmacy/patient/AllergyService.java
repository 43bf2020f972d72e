package org.example.pharmacy.patient;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Service;

@Service
public class AllergyService {

    private static final String SQL = "select substance from allergies where patient_id = ? order by substance";

    private final JdbcTemplate jdbcTemplate;
    private final Executor executor;

    public AllergyService(JdbcTemplate jdbcTemplate, @Qualifier("applicationTaskExecutor") Executor executor) {
        this.jdbcTemplate = jdbcTemplate;
        this.executor = executor;
    }

    public CompletableFuture<List<String>> allergiesOf(Patient patient) {
        return CompletableFuture.supplyAsync(() -> read(patient.getId()), executor);
    }

    private List<String> read(Long patientId) {
        return jdbcTemplate.queryForList(SQL, String.class, patientId);
    }
}
