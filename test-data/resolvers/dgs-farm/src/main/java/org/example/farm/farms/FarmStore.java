package org.example.farm.farms;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.table;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.example.farm.generated.types.Farm;
import org.example.farm.generated.types.Plot;
import org.example.farm.generated.types.Subsidy;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;

@Repository
public class FarmStore {

  private final DSLContext dsl;

  public FarmStore(DSLContext dsl) {
    this.dsl = dsl;
  }

  public List<Farm> inRegion(String region) {
    return dsl.selectFrom(table("farms"))
        .where(region == null ? org.jooq.impl.DSL.noCondition() : field("region").eq(region))
        .fetchInto(Farm.class);
  }

  public Farm get(String id) {
    return dsl.selectFrom(table("farms")).where(field("id").eq(id)).fetchOneInto(Farm.class);
  }

  public Map<String, Farm> getAll(Collection<String> ids) {
    return dsl.selectFrom(table("farms")).where(field("id").in(ids)).fetchMap(field("id", String.class), Farm.class);
  }

  public Map<String, List<Plot>> plots(Collection<String> farmIds) {
    return dsl.selectFrom(table("plots"))
        .where(field("farm_id").in(farmIds))
        .fetchGroups(field("farm_id", String.class), Plot.class);
  }

  public Map<String, Plot> plotsById(Collection<String> ids) {
    return dsl.selectFrom(table("plots")).where(field("id").in(ids)).fetchMap(field("id", String.class), Plot.class);
  }

  public List<Subsidy> subsidies(String farmId) {
    return dsl.select(field("year"), field("amount"))
        .from(table("subsidies"))
        .where(field("farm_id").eq(farmId))
        .fetchInto(Subsidy.class);
  }

  public int countMembers() {
    return dsl.fetchCount(table("farms"), field("member").isTrue());
  }
}
