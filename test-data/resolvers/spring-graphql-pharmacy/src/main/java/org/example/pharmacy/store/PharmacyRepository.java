package org.example.pharmacy.store;

import java.util.Collection;
import java.util.List;
import org.springframework.data.jpa.repository.EntityGraph;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

public interface PharmacyRepository extends JpaRepository<Pharmacy, Long> {

    @Override
    @EntityGraph(attributePaths = "chain")
    List<Pharmacy> findAll();

    @Query("select p from Pharmacy p left join fetch p.chain where p.city = :city order by p.name")
    List<Pharmacy> findByCity(String city);

    @Query("select new org.example.pharmacy.store.ZoneRow(z.pharmacyId, z.postcode) from Zone z where z.pharmacyId in :ids")
    List<ZoneRow> zonesOf(Collection<Long> ids);
}
