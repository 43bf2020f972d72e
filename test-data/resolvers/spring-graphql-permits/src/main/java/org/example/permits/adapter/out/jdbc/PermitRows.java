package org.example.permits.adapter.out.jdbc;

import java.util.Optional;
import org.example.permits.domain.Permit;
import org.springframework.data.domain.Pageable;
import org.springframework.data.domain.Slice;
import org.springframework.data.repository.ListCrudRepository;

public interface PermitRows extends ListCrudRepository<Permit, Long> {

    Slice<Permit> findAllByOrderByIdDesc(Pageable page);

    Optional<Permit> findByNumber(String number);

    int countByApplicantId(Long applicantId);
}
