package org.example.permits.application;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.example.permits.domain.Inspection;
import org.example.permits.domain.Objection;
import org.example.permits.domain.Permit;

/** What can be asked about permits. */
public interface PermitQueries {

    Optional<Permit> byNumber(String number);

    Permit byId(Long id);

    List<Inspection> inspectionsInWeek(int week);

    List<Inspection> inspectionsOf(Collection<Long> permitIds);

    List<Objection> objectionsTo(Collection<Long> permitIds);

    Map<Long, List<String>> conditions(Collection<Long> permitIds);

    Decision decision(String number);

    default Optional<Inspection> lastInspection(Long permitId) {
        return inspectionsOf(List.of(permitId)).stream().reduce((first, second) -> second);
    }

    record Decision(boolean granted, String text) {
    }
}
