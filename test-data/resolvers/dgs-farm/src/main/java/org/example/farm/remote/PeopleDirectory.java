package org.example.farm.remote;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.dataloader.DataLoader;
import org.dataloader.DataLoaderFactory;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;

@Component
public class PeopleDirectory {

  private final RestClient http = RestClient.create("http://people");

  private final DataLoader<String, String> names = DataLoaderFactory.newDataLoader(this::fetch);

  public CompletableFuture<String> nameOf(String login) {
    return names.load(login);
  }

  @Scheduled(fixedDelay = 5)
  void flush() {
    names.dispatch();
  }

  private CompletableFuture<List<String>> fetch(List<String> logins) {
    Map<String, String> found = http.post()
        .uri("/names")
        .body(logins)
        .retrieve()
        .body(new ParameterizedTypeReference<>() {});
    return CompletableFuture.completedFuture(logins.stream().map(found::get).toList());
  }
}
