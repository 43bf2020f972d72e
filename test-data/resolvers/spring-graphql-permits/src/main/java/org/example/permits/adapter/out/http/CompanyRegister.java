package org.example.permits.adapter.out.http;

import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.web.client.HttpClientErrorException;
import org.springframework.web.client.RestTemplate;

@Component
public class CompanyRegister {

    private final RestTemplate restTemplate;
    private final String baseUrl;

    public CompanyRegister(RestTemplate restTemplate, @Value("${permits.register-url}") String baseUrl) {
        this.restTemplate = restTemplate;
        this.baseUrl = baseUrl;
    }

    public Optional<Company> lookUp(String number) {
        try {
            ResponseEntity<Company> answer =
                    restTemplate.getForEntity(baseUrl + "/companies/{number}", Company.class, number);
            return Optional.ofNullable(answer.getBody());
        } catch (HttpClientErrorException.NotFound e) {
            return Optional.empty();
        }
    }

    public Integer reputation(Long applicantId) {
        return restTemplate.getForObject(baseUrl + "/reputation?applicant={id}", Integer.class, applicantId);
    }

    public record Company(String number, String legalForm) {
    }
}
