package org.example.farm.federation;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import com.netflix.graphql.dgs.DgsComponent;
import com.netflix.graphql.dgs.DgsData;
import com.netflix.graphql.dgs.DgsDataFetchingEnvironment;
import com.netflix.graphql.dgs.DgsDataLoader;
import com.netflix.graphql.dgs.DgsEntityFetcher;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.dataloader.MappedBatchLoader;
import org.example.farm.generated.types.Vet;
import org.example.farm.generated.types.Visit;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;

@DgsComponent
public class VetFetcher {

  @Autowired private MongoTemplate mongo;

  @DgsDataLoader(name = "visits", caching = false)
  public MappedBatchLoader<String, List<Visit>> visitsLoader = vetIds -> CompletableFuture.supplyAsync(() ->
      mongo.find(Query.query(Criteria.where("vet").in(vetIds)), VisitDocument.class, "visits").stream()
          .collect(groupingBy(VisitDocument::vet, mapping(VisitDocument::toVisit, toList()))));

  record VisitDocument(String vet, String day, String reason) {

    Visit toVisit() {
      return Visit.newBuilder().day(day).reason(reason).build();
    }
  }

  @DgsEntityFetcher(name = "Vet")
  public Vet vet(Map<String, Object> values) {
    return Vet.newBuilder().id((String) values.get("id")).build();
  }

  @DgsData(parentType = "Vet", field = "visits")
  public CompletableFuture<List<Visit>> visitsOf(DgsDataFetchingEnvironment dfe) {
    Vet vet = dfe.getSource();
    return dfe.<String, List<Visit>>getDataLoader("visits").load(vet.getId());
  }
}
