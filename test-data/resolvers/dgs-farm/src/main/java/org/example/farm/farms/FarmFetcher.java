package org.example.farm.farms;

import com.netflix.graphql.dgs.DgsComponent;
import com.netflix.graphql.dgs.DgsData;
import com.netflix.graphql.dgs.DgsDataFetchingEnvironment;
import com.netflix.graphql.dgs.DgsEntityFetcher;
import com.netflix.graphql.dgs.DgsQuery;
import com.netflix.graphql.dgs.InputArgument;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import net.devh.boot.grpc.client.inject.GrpcClient;
import org.dataloader.DataLoader;
import org.example.farm.generated.types.Cooperative;
import org.example.farm.generated.types.Farm;
import org.example.farm.generated.types.Plot;
import org.example.farm.generated.types.Subsidy;
import org.example.farm.generated.types.Vet;
import org.example.farm.remote.WeatherApi;
import org.example.farm.telemetry.FarmRequest;
import org.example.farm.telemetry.TelemetryGrpc;

@DgsComponent
public class FarmFetcher {

  private final FarmStore store;
  private final WeatherApi weatherApi;

  @GrpcClient("telemetry")
  private TelemetryGrpc.TelemetryBlockingStub telemetryStub;

  public FarmFetcher(FarmStore store, WeatherApi weatherApi) {
    this.store = store;
    this.weatherApi = weatherApi;
  }

  @DgsQuery
  public List<Farm> farms(@InputArgument String region) {
    return store.inRegion(region);
  }

  @DgsQuery
  public Cooperative cooperative() {
    return Cooperative.newBuilder().name("Green Valley").build();
  }

  @DgsEntityFetcher(name = "Farm")
  public Farm farmById(Map<String, Object> values) {
    return store.get(values.get("id").toString());
  }

  @DgsData(parentType = "Cooperative", field = "members")
  public int members() {
    return store.countMembers();
  }

  @DgsData(parentType = "Farm", field = "vet")
  public Vet vet(DgsDataFetchingEnvironment dfe) {
    Farm farm = dfe.getSource();
    return farm.getVetId() == null ? null : Vet.newBuilder().id(farm.getVetId()).build();
  }

  @DgsData(parentType = "Farm", field = "plots")
  public CompletableFuture<List<Plot>> plots(DgsDataFetchingEnvironment dfe) {
    Farm farm = dfe.getSource();
    DataLoader<String, List<Plot>> loader = dfe.getDataLoader(FarmLoaders.PlotsByFarm.class);
    return loader.load(farm.getId());
  }

  @DgsData(parentType = "Farm", field = "headcount")
  public CompletableFuture<Integer> headcount(DgsDataFetchingEnvironment dfe) {
    return dfe.<String, Integer>getDataLoader("headcounts").load(((Farm) dfe.getSource()).getId());
  }

  @DgsData(parentType = "Farm", field = "soilScore")
  public Double soilScore(DgsDataFetchingEnvironment dfe) {
    Farm farm = dfe.getSource();
    FarmRequest request = FarmRequest.newBuilder().setFarmId(farm.getId()).build();
    return telemetryStub.soilScore(request).getValue();
  }

  @DgsData(parentType = "Farm", field = "weather")
  public String weather(DgsDataFetchingEnvironment dfe) {
    Farm farm = dfe.getSource();
    return weatherApi.now(farm.getId());
  }

  @DgsData(parentType = "Farm", field = "subsidies")
  public List<Subsidy> subsidies(DgsDataFetchingEnvironment dfe) {
    Farm farm = dfe.getSource();
    return store.subsidies(farm.getId());
  }

  @DgsData(parentType = "Farm", field = "certificates")
  public CompletableFuture<List<String>> certificates(DgsDataFetchingEnvironment dfe) {
    Farm farm = dfe.getSource();
    DataLoader<String, List<String>> loader = dfe.getDataLoader(FarmLoaders.Certificates.class);
    return loader.load(farm.getId());
  }

  @DgsData(parentType = "Farm", field = "mapUrl")
  public String mapUrl(DgsDataFetchingEnvironment dfe, @InputArgument Integer zoom) {
    Farm farm = dfe.getSource();
    return String.format("https://maps.example.org/farm/%s?z=%d", farm.getId(), zoom);
  }
}
