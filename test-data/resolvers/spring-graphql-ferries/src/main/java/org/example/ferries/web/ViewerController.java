package org.example.ferries.web;

import org.example.ferries.persistence.Booking;
import org.example.ferries.persistence.BookingRepository;
import org.example.ferries.persistence.Sailing;
import org.example.ferries.persistence.SailingRepository;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.ContextValue;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Controller;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

@Controller
class ViewerController {

  private final BookingRepository bookings;
  private final SailingRepository sailings;
  private final DatabaseClient db;

  ViewerController(BookingRepository bookings, SailingRepository sailings, DatabaseClient db) {
    this.bookings = bookings;
    this.sailings = sailings;
    this.db = db;
  }

  record Viewer(String id, String name) {}

  record BookPayload(Booking booking) {}

  @QueryMapping
  Viewer me(@ContextValue(required = false) String userId, @ContextValue(required = false) String userName) {
    return userId == null ? null : new Viewer(userId, userName);
  }

  @MutationMapping
  Mono<BookPayload> book(@Argument Long sailingId, @Argument int passengers, @ContextValue String userId) {
    return bookings.save(new Booking(null, userId, sailingId, passengers)).map(BookPayload::new);
  }

  @SchemaMapping
  String greeting(Viewer viewer) {
    return "Hej, " + viewer.name();
  }

  @SchemaMapping
  Flux<Booking> bookings(Viewer viewer) {
    return bookings.findByUserIdOrderByIdDesc(viewer.id());
  }

  @SchemaMapping
  Mono<Sailing> sailing(Booking booking) {
    return sailings.findById(booking.sailingId());
  }

  @SchemaMapping
  String ticketUrl(Booking booking) {
    return "/tickets/" + Long.toHexString(booking.id()) + ".pdf";
  }

  @SchemaMapping
  Mono<String> confirmation(BookPayload payload) {
    return db.sql("select code from confirmations where booking_id = :id")
        .bind("id", payload.booking().id())
        .map(row -> row.get(0, String.class))
        .one();
  }
}
