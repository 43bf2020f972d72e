package org.example.hotel.booking;

import java.util.List;

/** Who knows what a booking costs. */
public interface InvoiceService {

    Invoice invoiceOf(Booking booking);

    List<String> preferencesOf(Long guestId);
}
