package org.example.farm.plots;

import com.netflix.graphql.dgs.DgsComponent;
import com.netflix.graphql.dgs.DgsData;
import com.netflix.graphql.dgs.DgsDataFetchingEnvironment;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.bson.Document;
import org.dataloader.DataLoader;
import org.example.farm.generated.types.Sensor;
import org.springframework.data.mongodb.core.MongoOperations;

@DgsComponent
public class SensorFetcher {

  private final MongoOperations mongo;

  public SensorFetcher(MongoOperations mongo) {
    this.mongo = mongo;
  }

  @DgsData(parentType = "Sensor")
  public int battery(DgsDataFetchingEnvironment dfe) {
    Sensor sensor = dfe.getSource();
    return Math.min(100, Math.max(0, (sensor.getMillivolts() - 2700) / 9));
  }

  @DgsData(parentType = "Sensor")
  public CompletableFuture<Double> reading(DgsDataFetchingEnvironment dfe) {
    Sensor sensor = dfe.getSource();
    return dfe.<String, Double>getDataLoader("readings").load(sensor.getId());
  }

  @DgsData(parentType = "Sensor")
  public String lastSeen(DgsDataFetchingEnvironment dfe) {
    Sensor sensor = dfe.getSource();
    Document heartbeat = mongo.findById(sensor.getId(), Document.class, "heartbeats");
    return heartbeat == null ? null : heartbeat.getDate("at").toInstant().toString();
  }

  @DgsData(parentType = "Sensor")
  public CompletableFuture<String> calibration(DgsDataFetchingEnvironment dfe) {
    Sensor sensor = dfe.getSource();
    DataLoader<List<String>, String> loader = dfe.getDataLoader("calibrations");
    return loader.load(List.of(sensor.getModel(), sensor.getFirmware()));
  }
}
