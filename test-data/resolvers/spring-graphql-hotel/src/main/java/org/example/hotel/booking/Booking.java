package org.example.hotel.booking;

import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import java.time.LocalDate;
import org.example.hotel.room.Room;

@Entity
public class Booking {

    @Id
    private Long id;

    private Long guestId;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "room_id")
    private Room room;

    private LocalDate fromDay;

    private LocalDate toDay;

    public Long getId() {
        return id;
    }

    public Long getGuestId() {
        return guestId;
    }

    public Room getRoom() {
        return room;
    }

    public LocalDate getFromDay() {
        return fromDay;
    }

    public LocalDate getToDay() {
        return toDay;
    }
}
