package org.example.ferries;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

@SpringBootApplication
public class FerriesApplication {

  public static void main(String[] args) {
    SpringApplication.run(FerriesApplication.class, args);
  }
}
