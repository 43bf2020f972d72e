package org.example.hotel.room;

import java.util.Collection;
import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

public interface RoomRepository extends JpaRepository<Room, Long> {

    List<Room> findByHotelIdIn(Collection<Long> hotelIds);

    int countByHotelId(Long hotelId);

    @Query("select max(b.toDay) from Booking b where b.room.id = :roomId and b.toDay < current_date")
    String nextFree(Long roomId);
}
