package org.example.hotel.booking;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.dataloader.DataLoader;
import org.example.hotel.guest.Guest;
import org.example.hotel.room.Room;
import org.springframework.data.domain.ScrollPosition;
import org.springframework.data.domain.Window;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.graphql.data.query.ScrollSubrange;
import org.springframework.stereotype.Controller;

@Controller
public class BookingController {

    private final BookingRepository repository;
    private final InvoiceService invoiceService;

    public BookingController(BookingRepository repository, InvoiceService invoiceService) {
        this.repository = repository;
        this.invoiceService = invoiceService;
    }

    @QueryMapping
    public Window<Booking> bookings(ScrollSubrange subrange) {
        return repository.findFirst20ByOrderById(subrange.position().orElse(ScrollPosition.offset()));
    }

    @QueryMapping
    public Occupancy occupancy() {
        return new Occupancy(LocalDate.now());
    }

    @SchemaMapping
    public CompletableFuture<Guest> guest(Booking booking, DataLoader<Long, Guest> guestLoader) {
        return guestLoader.load(booking.getGuestId());
    }

    @SchemaMapping
    public Room room(Booking booking) {
        return booking.getRoom();
    }

    @SchemaMapping
    public long nights(Booking booking) {
        return ChronoUnit.DAYS.between(booking.getFromDay(), booking.getToDay());
    }

    @SchemaMapping
    public Invoice invoice(Booking booking) {
        return invoiceService.invoiceOf(booking);
    }

    @SchemaMapping
    public List<String> preferences(Booking booking) {
        return invoiceService.preferencesOf(booking.getGuestId());
    }

    @SchemaMapping(typeName = "Invoice")
    public Map<String, String> total(Invoice invoice) {
        return Map.of("amount", invoice.sum().toPlainString(), "currency", "EUR");
    }

    @SchemaMapping
    public int occupiedRooms(Occupancy occupancy) {
        return repository.countOn(occupancy.day());
    }

    public record Occupancy(LocalDate day) {
    }
}
