package org.example.farm.federation;

import com.netflix.graphql.dgs.DgsComponent;
import com.netflix.graphql.dgs.DgsData;
import com.netflix.graphql.dgs.DgsDataFetchingEnvironment;
import com.netflix.graphql.dgs.DgsEntityFetcher;
import java.util.Map;
import net.devh.boot.grpc.client.inject.GrpcClient;
import org.example.farm.generated.types.Order;
import org.example.farm.telemetry.FreightRequest;
import org.example.farm.telemetry.TelemetryGrpc.TelemetryBlockingStub;

@DgsComponent
public class OrderFetcher {

  @GrpcClient("telemetry")
  TelemetryBlockingStub freightService;

  @DgsEntityFetcher(name = "Order")
  public Order order(Map<String, Object> values) {
    Number weight = (Number) values.get("weightKg");
    return new Order((String) values.get("id"), weight == null ? null : weight.doubleValue(), null);
  }

  @DgsData(parentType = "Order")
  public Double freight(DgsDataFetchingEnvironment dfe) {
    Order order = dfe.getSource();
    return freightService
        .quoteFreight(FreightRequest.newBuilder().setOrderId(order.getId()).setWeightKg(order.getWeightKg()).build())
        .getValue();
  }
}
