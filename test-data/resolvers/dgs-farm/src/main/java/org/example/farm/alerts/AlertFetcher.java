package org.example.farm.alerts;

import com.netflix.graphql.dgs.DgsComponent;
import com.netflix.graphql.dgs.DgsData;
import com.netflix.graphql.dgs.DgsDataFetchingEnvironment;
import com.netflix.graphql.dgs.DgsQuery;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.example.farm.farms.FarmLoaders;
import org.example.farm.generated.types.Farm;
import org.example.farm.remote.PeopleDirectory;
import org.springframework.data.mongodb.core.MongoTemplate;

@DgsComponent
public class AlertFetcher {

  private final MongoTemplate mongo;
  private final PeopleDirectory people;

  public AlertFetcher(MongoTemplate mongo, PeopleDirectory people) {
    this.mongo = mongo;
    this.people = people;
  }

  public record Alert(String id, String text, String farmId, String acknowledgedLogin) {}

  @DgsQuery
  public List<Alert> alerts() {
    return mongo.findAll(Alert.class, "alerts");
  }

  @DgsData(parentType = "Alert")
  public CompletableFuture<Farm> farm(DgsDataFetchingEnvironment dfe) {
    Alert alert = dfe.getSource();
    return dfe.<String, Farm>getDataLoader(FarmLoaders.Farms.class).load(alert.farmId());
  }

  @DgsData(parentType = "Alert")
  public CompletableFuture<String> acknowledgedBy(DgsDataFetchingEnvironment dfe) {
    Alert alert = dfe.getSource();
    return alert.acknowledgedLogin() == null ? null : people.nameOf(alert.acknowledgedLogin());
  }
}
