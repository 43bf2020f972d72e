package org.example.permits.adapter.out.jdbc;

import java.util.List;
import org.example.permits.domain.Officer;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.repository.ListCrudRepository;
import org.springframework.data.repository.query.Param;

public interface OfficerRows extends ListCrudRepository<Officer, Long> {

    List<Officer> findByActiveTrue();

    @Query("select count(*) from permits where officer_id = :officer and status = 'OPEN'")
    int workload(@Param("officer") Long officer);
}
