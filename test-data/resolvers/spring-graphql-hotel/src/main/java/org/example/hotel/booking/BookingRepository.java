package org.example.hotel.booking;

import org.springframework.data.domain.ScrollPosition;
import org.springframework.data.domain.Window;
import org.springframework.data.jpa.repository.EntityGraph;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

public interface BookingRepository extends Repository<Booking, Long> {

    @EntityGraph(attributePaths = "room")
    Window<Booking> findFirst20ByOrderById(ScrollPosition position);

    @Query("select count(b) from Booking b where b.fromDay <= :day and b.toDay > :day")
    int countOn(java.time.LocalDate day);
}
