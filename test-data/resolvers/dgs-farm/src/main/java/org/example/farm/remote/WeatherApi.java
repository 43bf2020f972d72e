package org.example.farm.remote;

import java.util.List;
import java.util.Map;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.PostExchange;

/** Implemented by a proxy, see {@link RemoteConfiguration}. */
public interface WeatherApi {

  @GetExchange("/farms/{id}/now")
  String now(@PathVariable String id);

  @PostExchange("/forecasts")
  Map<String, String> forecasts(@RequestBody List<double[]> places);
}
