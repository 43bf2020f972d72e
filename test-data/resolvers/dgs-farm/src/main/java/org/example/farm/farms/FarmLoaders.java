package org.example.farm.farms;

import com.netflix.graphql.dgs.DgsDataLoader;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.bson.Document;
import org.dataloader.BatchLoaderEnvironment;
import org.dataloader.MappedBatchLoader;
import org.dataloader.MappedBatchLoaderWithContext;
import org.example.farm.generated.types.Farm;
import org.example.farm.generated.types.Plot;
import org.example.farm.remote.TelemetryGateway;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.BasicQuery;

public final class FarmLoaders {

  private FarmLoaders() {}

  @DgsDataLoader(name = "farms")
  public static class Farms implements MappedBatchLoader<String, Farm> {

    private final FarmStore store;

    public Farms(FarmStore store) {
      this.store = store;
    }

    @Override
    public CompletionStage<Map<String, Farm>> load(Set<String> ids) {
      return CompletableFuture.supplyAsync(() -> store.getAll(ids));
    }
  }

  @DgsDataLoader(name = "plotsByFarm")
  public static class PlotsByFarm implements MappedBatchLoaderWithContext<String, List<Plot>> {

    private final FarmStore store;

    public PlotsByFarm(FarmStore store) {
      this.store = store;
    }

    @Override
    public CompletionStage<Map<String, List<Plot>>> load(Set<String> farmIds, BatchLoaderEnvironment environment) {
      return CompletableFuture.supplyAsync(() -> store.plots(farmIds));
    }
  }

  @DgsDataLoader(name = "headcounts")
  public static class Headcounts implements MappedBatchLoader<String, Integer> {

    private final TelemetryGateway telemetry;

    public Headcounts(TelemetryGateway telemetry) {
      this.telemetry = telemetry;
    }

    @Override
    public CompletionStage<Map<String, Integer>> load(Set<String> farmIds) {
      return CompletableFuture.completedFuture(telemetry.headcounts(farmIds));
    }
  }

  @DgsDataLoader(name = "certificates")
  public static class Certificates implements MappedBatchLoader<String, List<String>> {

    private final MongoTemplate mongo;

    public Certificates(MongoTemplate mongo) {
      this.mongo = mongo;
    }

    @Override
    public CompletionStage<Map<String, List<String>>> load(Set<String> farmIds) {
      Map<String, List<String>> result = new HashMap<>();
      for (String farmId : farmIds) {
        result.put(farmId, titles(farmId));
      }
      return CompletableFuture.completedFuture(result);
    }

    private List<String> titles(String farmId) {
      BasicQuery query = new BasicQuery(new Document("farm", farmId));
      return mongo.find(query, Document.class, "certificates").stream().map(found -> found.getString("title")).toList();
    }
  }
}
