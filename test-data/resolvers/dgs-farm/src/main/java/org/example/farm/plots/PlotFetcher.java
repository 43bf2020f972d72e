package org.example.farm.plots;

import com.netflix.graphql.dgs.DgsComponent;
import com.netflix.graphql.dgs.DgsData;
import com.netflix.graphql.dgs.DgsDataFetchingEnvironment;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.bson.Document;
import org.dataloader.DataLoader;
import org.example.farm.generated.types.Crop;
import org.example.farm.generated.types.Plot;
import org.example.farm.generated.types.Sensor;
import org.example.farm.remote.TelemetryGateway;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;

@DgsComponent
public class PlotFetcher {

  private final TelemetryGateway telemetry;
  private final MongoTemplate mongo;

  public PlotFetcher(TelemetryGateway telemetry, MongoTemplate mongo) {
    this.telemetry = telemetry;
    this.mongo = mongo;
  }

  @DgsData(parentType = "Plot")
  public Crop crop(DgsDataFetchingEnvironment dfe) {
    Plot plot = dfe.getSource();
    return plot.getCropCode() == null ? null : Crops.find(plot.getCropCode());
  }

  @DgsData(parentType = "Plot")
  public double hectares(DgsDataFetchingEnvironment dfe) {
    Plot plot = dfe.getSource();
    return plot.getSquareMetres() / 10_000d;
  }

  @DgsData(parentType = "Plot")
  public CompletableFuture<List<Plot>> neighbours(DgsDataFetchingEnvironment dfe) {
    Plot plot = dfe.getSource();
    DataLoader<String, Plot> plots = dfe.getDataLoader("plots");
    return plots.loadMany(plot.getNeighbourIds());
  }

  @DgsData(parentType = "Plot")
  public CompletableFuture<Double> moisture(DgsDataFetchingEnvironment dfe) {
    Plot plot = dfe.getSource();
    return telemetry.moisture(plot.getId());
  }

  @DgsData(parentType = "Plot")
  public List<String> history(DgsDataFetchingEnvironment dfe) {
    Plot plot = dfe.getSource();
    Query query = new Query(Criteria.where("plot").is(plot.getId())).with(Sort.by("year").descending());
    List<Document> seasons = mongo.find(query, Document.class, "rotation");
    return seasons.stream().map(season -> season.get("year") + " " + season.getString("crop")).toList();
  }

  @DgsData(parentType = "Plot")
  public CompletableFuture<String> forecast(DgsDataFetchingEnvironment dfe) {
    Plot plot = dfe.getSource();
    DataLoader<double[], String> forecasts = dfe.getDataLoader("forecasts");
    return forecasts.load(new double[] {plot.getLatitude(), plot.getLongitude()});
  }

  @DgsData(parentType = "Plot")
  public CompletableFuture<List<Sensor>> sensors(DgsDataFetchingEnvironment dfe) {
    Plot plot = dfe.getSource();
    return dfe.<String, List<Sensor>>getDataLoader("sensorsByPlot").load(plot.getId());
  }
}
