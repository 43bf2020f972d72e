package org.example.farm.animals;

import com.netflix.graphql.dgs.DgsDataLoader;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.dataloader.MappedBatchLoader;

@DgsDataLoader(name = "cows")
public class CowsDataLoader implements MappedBatchLoader<String, Cow> {

  private final AnimalStore animals;

  CowsDataLoader(AnimalStore animals) {
    this.animals = animals;
  }

  @Override
  public CompletionStage<Map<String, Cow>> load(Set<String> tags) {
    return CompletableFuture.supplyAsync(() -> animals.cows(tags));
  }
}
