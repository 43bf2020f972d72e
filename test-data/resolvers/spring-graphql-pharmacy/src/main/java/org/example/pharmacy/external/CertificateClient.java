package org.example.pharmacy.external;

import java.util.List;
import org.springframework.cloud.openfeign.FeignClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

@FeignClient(name = "certificates", url = "${services.certificates}")
public interface CertificateClient {

    record Certificate(String title, String validUntil) {
    }

    @GetMapping("/certificates")
    List<Certificate> findByLicence(@RequestParam("licence") String licence);
}
