package org.example.esports.clients;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestTemplate;

@Component
public class OfficialsClient {

    private final RestTemplate rest = new RestTemplate();

    public Official findOne(String id) {
        return rest.getForObject("http://officials/{id}", Official.class, id);
    }

    public List<Official> findMany(Collection<String> ids) {
        return Arrays.asList(rest.postForObject("http://officials/search", ids, Official[].class));
    }

    public record Official(String id, String name, String website) {
    }
}
