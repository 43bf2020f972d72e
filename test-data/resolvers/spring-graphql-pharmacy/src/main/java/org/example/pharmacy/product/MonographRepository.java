package org.example.pharmacy.product;

import java.util.Collection;
import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;

public interface MonographRepository extends JpaRepository<Monograph, String> {

    List<Monograph> findByCodeIn(Collection<String> codes);
}
