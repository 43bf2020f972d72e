package org.example.hotel.booking;

import java.math.BigDecimal;

public record Invoice(String number, BigDecimal sum) {
}
