package org.example.hotel.room;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;

@Entity
public class Room {

    @Id
    private Long id;

    private String number;

    private Long hotelId;

    private String categoryCode;

    public Long getId() {
        return id;
    }

    public String getNumber() {
        return number;
    }

    public Long getHotelId() {
        return hotelId;
    }

    public String getCategoryCode() {
        return categoryCode;
    }
}
