package org.example.hotel.room;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.util.List;

@Entity
public class Hotel {

    @Id
    private Long id;

    private String name;

    private String cityCode;

    private int checkInHour;

    private String amenities;

    public Long getId() {
        return id;
    }

    public String getName() {
        return name;
    }

    public String getCityCode() {
        return cityCode;
    }

    public int getCheckInHour() {
        return checkInHour;
    }

    public List<String> getAmenities() {
        return List.of(amenities.split(","));
    }
}
