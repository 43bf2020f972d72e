package org.example.permits.adapter.out.jdbc;

import org.example.permits.domain.Applicant;
import org.springframework.data.repository.ListCrudRepository;

public interface ApplicantRows extends ListCrudRepository<Applicant, Long> {
}
