package org.example.hotel.room;

import java.math.BigDecimal;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Service;

@Service
class RateService {

    private final JdbcTemplate jdbc;

    RateService(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Money> cheapest(Hotel hotel) {
        return lowest(hotel.getId()).map(amount -> new Money(amount.toPlainString(), "EUR"));
    }

    private Optional<BigDecimal> lowest(Long hotelId) {
        String sql = "select min(amount) from rates where hotel_id = ? and valid_to >= current_date";
        return Optional.ofNullable(jdbc.queryForObject(sql, BigDecimal.class, hotelId));
    }

    record Money(String amount, String currency) {
    }
}
