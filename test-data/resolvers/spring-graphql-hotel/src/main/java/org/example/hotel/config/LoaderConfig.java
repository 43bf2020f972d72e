package org.example.hotel.config;

import java.util.Map;
import java.util.stream.Collectors;
import org.example.hotel.guest.Guest;
import org.example.hotel.guest.GuestRepository;
import org.example.hotel.guest.Loyalty;
import org.example.hotel.guest.LoyaltyClient;
import org.example.hotel.room.Hotel;
import org.example.hotel.room.HotelRepository;
import org.springframework.context.annotation.Configuration;
import org.springframework.graphql.execution.BatchLoaderRegistry;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

@Configuration
class LoaderConfig {

    LoaderConfig(
            BatchLoaderRegistry registry, HotelRepository hotels, GuestRepository guests, LoyaltyClient loyalty) {
        registry.forTypePair(Long.class, Hotel.class).registerMappedBatchLoader((ids, environment) -> {
            Map<Long, Hotel> found = hotels.findAllById(ids).stream()
                    .collect(Collectors.toMap(Hotel::getId, hotel -> hotel));
            return Mono.just(found);
        });

        registry.forTypePair(Long.class, Guest.class)
                .registerBatchLoader((ids, environment) -> Flux.fromIterable(guests.findAllById(ids)));

        registry.<Long, Loyalty>forName("loyalty")
                .registerBatchLoader((ids, environment) -> Flux.fromIterable(ids).map(loyalty::statusOf));
    }
}
