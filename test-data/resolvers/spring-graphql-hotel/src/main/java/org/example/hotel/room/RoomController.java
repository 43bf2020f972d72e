package org.example.hotel.room;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.dataloader.DataLoader;
import org.springframework.graphql.data.method.annotation.BatchMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

@Controller
@SchemaMapping(typeName = "Room")
class RoomController {

    private final RoomRepository rooms;
    private final CleaningService cleanings;

    RoomController(RoomRepository rooms, CleaningService cleanings) {
        this.rooms = rooms;
        this.cleanings = cleanings;
    }

    @SchemaMapping
    CompletableFuture<Hotel> hotel(Room room, DataLoader<Long, Hotel> loader) {
        return loader.load(room.getHotelId());
    }

    @SchemaMapping
    RoomCategory category(Room room) {
        return RoomCategory.find(room.getCategoryCode());
    }

    @SchemaMapping
    String nextFree(Room room) {
        return rooms.nextFree(room.getId());
    }

    @BatchMapping(field = "cleanings")
    List<List<Cleaning>> cleaningsOf(List<Room> rooms) {
        Map<Long, List<Cleaning>> byRoom = cleanings.since(rooms.stream().map(Room::getId).toList()).stream()
                .collect(Collectors.groupingBy(Cleaning::roomId));
        return rooms.stream().map(room -> byRoom.getOrDefault(room.getId(), List.of())).toList();
    }
}
