package org.example.pharmacy.patient;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import lombok.Getter;

@Entity
@Getter
public class Patient {

    @Id
    private Long id;

    private String firstName;

    private String lastName;

    public String getFullName() {
        return firstName + " " + lastName;
    }
}
