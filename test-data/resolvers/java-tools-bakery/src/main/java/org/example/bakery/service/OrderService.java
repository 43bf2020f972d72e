package org.example.bakery.service;

import java.time.LocalDate;
import java.util.List;
import org.example.bakery.entity.Bakery;
import org.example.bakery.entity.Customer;
import org.example.bakery.entity.Order;

public interface OrderService {

    List<Order> onDay(LocalDate day);

    Order byNumber(String number);

    Order place(Long customerId, List<Long> productIds);

    int openOrders(Bakery bakery);

    int countFor(Customer customer);

    String couponFor(Order order);
}
