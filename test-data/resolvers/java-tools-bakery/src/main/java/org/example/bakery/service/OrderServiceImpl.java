package org.example.bakery.service;

import jakarta.persistence.EntityManager;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import lombok.RequiredArgsConstructor;
import org.example.bakery.entity.Bakery;
import org.example.bakery.entity.Customer;
import org.example.bakery.entity.Order;
import org.example.bakery.entity.OrderItem;
import org.example.bakery.entity.Product;
import org.example.bakery.repository.OrderRepository;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.data.redis.core.ValueOperations;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

@Service
@RequiredArgsConstructor
@Transactional
public class OrderServiceImpl implements OrderService {

    private final OrderRepository orderRepository;
    private final EntityManager entityManager;
    private final StringRedisTemplate redisTemplate;

    @Override
    @Transactional(readOnly = true)
    public List<Order> onDay(LocalDate day) {
        return orderRepository.findByDay(day);
    }

    @Override
    @Transactional(readOnly = true)
    public Order byNumber(String number) {
        return orderRepository.findByNumber(number).orElse(null);
    }

    @Override
    public Order place(Long customerId, List<Long> productIds) {
        Order order = new Order();
        order.setNumber(UUID.randomUUID().toString());
        order.setDay(LocalDate.now());
        order.setCustomer(entityManager.getReference(Customer.class, customerId));
        for (Long productId : productIds) {
            order.getItems().add(new OrderItem(order, entityManager.getReference(Product.class, productId)));
        }
        return orderRepository.save(order);
    }

    @Override
    public int openOrders(Bakery bakery) {
        return orderRepository.openAt(bakery.getId());
    }

    @Override
    public int countFor(Customer customer) {
        return Math.toIntExact(orderRepository.countByCustomer(customer));
    }

    @Override
    public String couponFor(Order order) {
        ValueOperations<String, String> values = redisTemplate.opsForValue();
        return values.get("coupon:" + order.getNumber());
    }
}
