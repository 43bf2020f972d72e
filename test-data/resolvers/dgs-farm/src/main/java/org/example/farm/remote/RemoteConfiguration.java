package org.example.farm.remote;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.support.RestClientAdapter;
import org.springframework.web.service.invoker.HttpServiceProxyFactory;

@Configuration
class RemoteConfiguration {

  @Bean
  WeatherApi weatherApi(RestClient.Builder builder) {
    RestClient client = builder.baseUrl("http://weather").build();
    return HttpServiceProxyFactory.builderFor(RestClientAdapter.create(client)).build().createClient(WeatherApi.class);
  }
}
