package org.example.permits.domain;

import java.time.LocalDate;
import org.springframework.data.annotation.Id;
import org.springframework.data.relational.core.mapping.Table;

@Table("permits")
public record Permit(
        @Id Long id,
        String number,
        String kind,
        String status,
        LocalDate filedOn,
        int feeCents,
        Long applicantId,
        Long officerId,
        String parcelSection,
        String parcelNumber) {

    public LocalDate deadline() {
        return filedOn == null ? null : filedOn.plusWeeks(kind.equals("DEMOLITION") ? 12 : 8);
    }
}
