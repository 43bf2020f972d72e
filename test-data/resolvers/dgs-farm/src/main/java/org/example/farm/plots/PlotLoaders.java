package org.example.farm.plots;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.table;

import com.netflix.graphql.dgs.DgsComponent;
import com.netflix.graphql.dgs.DgsDataLoader;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.dataloader.BatchLoader;
import org.dataloader.MappedBatchLoader;
import org.example.farm.farms.FarmStore;
import org.example.farm.generated.types.Plot;
import org.example.farm.generated.types.Sensor;
import org.example.farm.remote.TelemetryGateway;
import org.example.farm.remote.WeatherApi;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.springframework.beans.factory.annotation.Autowired;

import static java.util.concurrent.CompletableFuture.supplyAsync;

@DgsComponent
public class PlotLoaders {

  @Autowired private FarmStore farmStore;
  @Autowired private TelemetryGateway telemetry;
  @Autowired private WeatherApi weather;
  @Autowired private DSLContext dsl;

  @DgsDataLoader(name = "plots")
  public MappedBatchLoader<String, Plot> plots = ids -> supplyAsync(() -> farmStore.plotsById(ids));

  @DgsDataLoader(name = "readings")
  public BatchLoader<String, Double> readings = ids -> supplyAsync(() -> telemetry.readings(ids));

  @DgsDataLoader(name = "forecasts")
  public BatchLoader<double[], String> forecasts = places -> supplyAsync(() -> {
    Map<String, String> texts = weather.forecasts(places);
    return places.stream().map(place -> texts.get(place[0] + "," + place[1])).toList();
  });

  @DgsDataLoader(name = "sensorsByPlot")
  public MappedBatchLoader<String, List<Sensor>> sensorsByPlot = plotIds -> supplyAsync(() ->
      dsl.selectFrom(table("sensors"))
          .where(field("plot_id").in(plotIds))
          .fetchGroups(field("plot_id", String.class), Sensor.class));

  @DgsDataLoader(name = "calibrations")
  public MappedBatchLoader<List<String>, String> calibrations = keys -> supplyAsync(() -> {
    var pairs = keys.stream().map(key -> row(key.get(0), key.get(1))).toList();
    Map<List<String>, String> found = new HashMap<>();
    for (Record one : dsl.selectFrom(table("calibrations"))
        .where(row(field("model", String.class), field("firmware", String.class)).in(pairs))
        .fetch()) {
      found.put(List.of(one.get("model", String.class), one.get("firmware", String.class)), one.get("curve", String.class));
    }
    return found;
  });
}
