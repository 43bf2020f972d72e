package org.example.permits.adapter.out.http;

import java.util.List;
import org.springframework.cloud.openfeign.FeignClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

@FeignClient(name = "documents", url = "${permits.documents-url}")
public interface DocumentApi {

    @GetMapping("/cases/{number}/documents")
    List<Document> ofCase(@PathVariable String number);

    record Document(String title, String url) {
    }
}
