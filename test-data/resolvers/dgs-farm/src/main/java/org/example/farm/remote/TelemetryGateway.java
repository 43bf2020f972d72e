package org.example.farm.remote;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import net.devh.boot.grpc.client.inject.GrpcClient;
import org.example.farm.telemetry.AnimalRequest;
import org.example.farm.telemetry.FarmsRequest;
import org.example.farm.telemetry.Headcount;
import org.example.farm.telemetry.PlotRequest;
import org.example.farm.telemetry.Reading;
import org.example.farm.telemetry.Score;
import org.example.farm.telemetry.SensorsRequest;
import org.example.farm.telemetry.TelemetryGrpc;
import org.springframework.stereotype.Component;

@Component
public class TelemetryGateway {

  @GrpcClient("telemetry")
  private TelemetryGrpc.TelemetryBlockingStub blocking;

  @GrpcClient("telemetry")
  private TelemetryGrpc.TelemetryFutureStub future;

  public Map<String, Integer> headcounts(Collection<String> farmIds) {
    return blocking.headcounts(FarmsRequest.newBuilder().addAllFarmIds(farmIds).build()).getItemsList().stream()
        .collect(Collectors.toMap(Headcount::getFarmId, Headcount::getAnimals));
  }

  /** In the order in which the sensors have answered. */
  public List<Double> readings(List<String> sensorIds) {
    SensorsRequest request = SensorsRequest.newBuilder().addAllSensorIds(sensorIds).build();
    return blocking.readings(request).getItemsList().stream().map(Reading::getValue).toList();
  }

  public CompletableFuture<Double> moisture(String plotId) {
    var answer = future.moisture(PlotRequest.newBuilder().setPlotId(plotId).build());
    CompletableFuture<Double> result = new CompletableFuture<>();
    answer.addListener(() -> {
      try {
        result.complete(answer.get().getValue());
      } catch (Exception e) {
        result.completeExceptionally(e);
      }
    }, Runnable::run);
    return result;
  }

  public double milkToday(String tag) {
    Score score = blocking.milkToday(AnimalRequest.newBuilder().setTag(tag).build());
    return score.getValue();
  }
}
