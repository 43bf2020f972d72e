package org.example.hotel.booking;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

@Service
class JdbcInvoiceService implements InvoiceService {

    private final JdbcClient jdbc;

    JdbcInvoiceService(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Invoice invoiceOf(Booking booking) {
        return jdbc.sql("select number, sum from invoices where booking_id = :id")
                .param("id", booking.getId())
                .query(Invoice.class)
                .optional()
                .orElse(null);
    }

    @Override
    public List<String> preferencesOf(Long guestId) {
        return jdbc.sql("select text from preferences where guest_id = ?").param(guestId).query(String.class).list();
    }
}
