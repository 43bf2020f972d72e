package org.example.permits.domain;

import org.springframework.data.annotation.Id;
import org.springframework.data.relational.core.mapping.Table;

@Table("applicants")
public record Applicant(@Id Long id, String name, String street, String city, String companyNumber) {
}
