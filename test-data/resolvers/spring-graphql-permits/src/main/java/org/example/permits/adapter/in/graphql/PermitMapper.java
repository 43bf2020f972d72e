package org.example.permits.adapter.in.graphql;

import org.example.permits.domain.Permit;
import org.springframework.stereotype.Component;

@Component
class PermitMapper {

    PermitView toView(Permit permit) {
        return new PermitView(
                permit.id(),
                permit.number(),
                permit.kind(),
                permit.status(),
                permit.deadline(),
                permit.feeCents(),
                permit.applicantId(),
                permit.officerId(),
                permit.parcelSection(),
                permit.parcelNumber());
    }

    MoneyView toMoney(int cents) {
        return new MoneyView("%d.%02d".formatted(cents / 100, cents % 100), "EUR");
    }

    record MoneyView(String amount, String currency) {
    }
}
