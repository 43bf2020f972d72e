package org.example.esports;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

@SpringBootApplication
public class EsportsApplication {

    public static void main(String[] args) {
        SpringApplication.run(EsportsApplication.class, args);
    }
}
