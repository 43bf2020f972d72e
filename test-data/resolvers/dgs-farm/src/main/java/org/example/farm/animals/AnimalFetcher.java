package org.example.farm.animals;

import com.netflix.graphql.dgs.DgsComponent;
import com.netflix.graphql.dgs.DgsData;
import com.netflix.graphql.dgs.DgsDataFetchingEnvironment;
import com.netflix.graphql.dgs.DgsEntityFetcher;
import com.netflix.graphql.dgs.DgsMutation;
import com.netflix.graphql.dgs.DgsQuery;
import com.netflix.graphql.dgs.DgsTypeResolver;
import com.netflix.graphql.dgs.InputArgument;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.dataloader.DataLoader;
import org.example.farm.farms.FarmStore;
import org.example.farm.generated.types.Farm;
import org.example.farm.generated.types.Shearing;
import org.example.farm.remote.TelemetryGateway;

@DgsComponent
public class AnimalFetcher {

  private final AnimalStore animals;
  private final FarmStore farms;
  private final TelemetryGateway telemetry;

  AnimalFetcher(AnimalStore animals, FarmStore farms, TelemetryGateway telemetry) {
    this.animals = animals;
    this.farms = farms;
    this.telemetry = telemetry;
  }

  public record MovePayload(Animal animal, String fromId) {}

  @DgsQuery
  public Animal animal(@InputArgument String tag) {
    return animals.byTag(tag);
  }

  @DgsMutation
  public MovePayload moveAnimal(@InputArgument String tag, @InputArgument String farmId) {
    Animal before = animals.byTag(tag);
    animals.move(tag, farmId);
    return new MovePayload(animals.byTag(tag), before.farmId());
  }

  @DgsTypeResolver(name = "Animal")
  public String typeOf(Animal animal) {
    return animal instanceof Cow ? "Cow" : "Sheep";
  }

  @DgsEntityFetcher(name = "Cow")
  public CompletableFuture<Cow> cow(Map<String, Object> key, DgsDataFetchingEnvironment dfe) {
    return dfe.<String, Cow>getDataLoader("cows").load((String) key.get("tag"));
  }

  @DgsData(parentType = "MovePayload")
  public Farm from(DgsDataFetchingEnvironment dfe) {
    MovePayload payload = dfe.getSource();
    return farms.get(payload.fromId());
  }

  @DgsData(parentType = "Farm", field = "animals")
  public List<Animal> animalsOf(DgsDataFetchingEnvironment dfe, @InputArgument String species) {
    Farm farm = dfe.getSource();
    return animals.onFarm(farm.getId(), species);
  }

  @DgsData(parentType = "Cow", field = "age")
  @DgsData(parentType = "Sheep", field = "age")
  public int age(DgsDataFetchingEnvironment dfe) {
    Animal animal = dfe.getSource();
    return (int) ChronoUnit.YEARS.between(animal.born(), LocalDate.now());
  }

  @DgsData(parentType = "Cow", field = "farm")
  @DgsData(parentType = "Sheep", field = "farm")
  public CompletableFuture<Farm> farm(DgsDataFetchingEnvironment dfe) {
    Animal animal = dfe.getSource();
    DataLoader<String, Farm> loader = dfe.getDataLoader("farms");
    return loader.load(animal.farmId());
  }

  @DgsData(parentType = "Cow")
  public CompletableFuture<Cow> mother(DgsDataFetchingEnvironment dfe) {
    Cow cow = dfe.getSource();
    DataLoader<String, Cow> loader = dfe.getDataLoader(CowsDataLoader.class);
    return cow.motherTag() == null ? CompletableFuture.completedFuture(null) : loader.load(cow.motherTag());
  }

  @DgsData(parentType = "Cow")
  public double milkToday(DgsDataFetchingEnvironment dfe) {
    Cow cow = dfe.getSource();
    return telemetry.milkToday(cow.tag());
  }

  @DgsData(parentType = "Sheep")
  public List<Shearing> shearings(DgsDataFetchingEnvironment dfe) {
    Sheep sheep = dfe.getSource();
    return animals.shearings(sheep.tag());
  }
}
