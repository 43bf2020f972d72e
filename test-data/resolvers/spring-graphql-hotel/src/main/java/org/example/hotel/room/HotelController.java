package org.example.hotel.room;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.example.hotel.city.Cities;
import org.example.hotel.city.City;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.BatchMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

@Controller
public class HotelController {

    private final HotelRepository hotels;
    private final RoomRepository rooms;
    private final ReviewClient reviews;
    private final RateService rates;
    private final Cities cities;

    HotelController(
            HotelRepository hotels, RoomRepository rooms, ReviewClient reviews, RateService rates, Cities cities) {
        this.hotels = hotels;
        this.rooms = rooms;
        this.reviews = reviews;
        this.rates = rates;
        this.cities = cities;
    }

    @QueryMapping
    public List<Hotel> hotels(@Argument String city) {
        return city == null ? hotels.findAll() : hotels.findByCityCode(city);
    }

    @QueryMapping
    public Hotel hotel(@Argument Long id) {
        return hotels.findById(id).orElse(null);
    }

    @SchemaMapping
    public City city(Hotel hotel) {
        return cities.get(hotel.getCityCode());
    }

    @BatchMapping
    public Map<Hotel, List<Room>> rooms(List<Hotel> hotels) {
        Map<Long, Hotel> byId = hotels.stream().collect(Collectors.toMap(Hotel::getId, hotel -> hotel));
        return rooms.findByHotelIdIn(byId.keySet()).stream()
                .collect(Collectors.groupingBy(room -> byId.get(room.getHotelId())));
    }

    @SchemaMapping
    public Double rating(Hotel hotel) {
        return reviews.averageFor(hotel.getId());
    }

    @SchemaMapping(typeName = "Hotel", field = "roomCount")
    public int countRooms(Hotel source) {
        return rooms.countByHotelId(source.getId());
    }

    @SchemaMapping
    public RateService.Money cheapestRate(Hotel hotel) {
        return rates.cheapest(hotel).orElse(null);
    }

    @SchemaMapping
    public String checkInText(Hotel hotel) {
        return String.format("from %02d:00", hotel.getCheckInHour());
    }

    @SchemaMapping
    public List<String> photos(Hotel hotel, @Argument int limit) {
        if (limit <= 0) {
            return Collections.emptyList();
        }
        String fallback = reviews.fallbackPhoto();
        return List.of("/photos/" + hotel.getId() + "/cover.jpg", fallback).subList(0, Math.min(limit, 2));
    }
}
