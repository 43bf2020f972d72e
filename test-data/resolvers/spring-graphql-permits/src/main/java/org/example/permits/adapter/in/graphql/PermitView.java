package org.example.permits.adapter.in.graphql;

import java.time.LocalDate;

public record PermitView(
        Long id,
        String number,
        String kind,
        String status,
        LocalDate deadline,
        int feeCents,
        Long applicantId,
        Long officerId,
        String section,
        String parcelNumber) {
}
