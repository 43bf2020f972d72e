package org.example.bakery.repository;

import java.util.Collection;
import java.util.List;
import org.example.bakery.entity.Bakery;
import org.springframework.data.jpa.repository.EntityGraph;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.query.Param;

public interface BakeryRepository extends JpaRepository<Bakery, Long> {

    @Query("SELECT b FROM Bakery b LEFT JOIN FETCH b.owner WHERE :city IS NULL OR b.city = :city")
    List<Bakery> search(@Param("city") String city);

    @EntityGraph(attributePaths = "owner")
    List<Bakery> findByIdIn(Collection<Long> ids);
}
