package org.example.farm.animals;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.table;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.example.farm.generated.types.Shearing;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.springframework.stereotype.Repository;

@Repository
class AnimalStore {

  private final DSLContext dsl;

  AnimalStore(DSLContext dsl) {
    this.dsl = dsl;
  }

  List<Animal> onFarm(String farmId, String species) {
    Condition condition = field("farm_id").eq(farmId);
    return select(species == null ? condition : condition.and(field("species").eq(species)));
  }

  Animal byTag(String tag) {
    return select(field("tag").eq(tag)).stream().findFirst().orElse(null);
  }

  Map<String, Cow> cows(Collection<String> tags) {
    return dsl.selectFrom(table("animals"))
        .where(field("tag").in(tags).and(field("species").eq("COW")))
        .fetchMap(field("tag", String.class), found -> (Cow) toAnimal(found));
  }

  List<Shearing> shearings(String tag) {
    return dsl.resultQuery("select day, kilos from shearings where tag = ? order by day", tag).fetchInto(Shearing.class);
  }

  void move(String tag, String farmId) {
    dsl.update(table("animals")).set(field("farm_id", String.class), farmId).where(field("tag").eq(tag)).execute();
  }

  private List<Animal> select(Condition condition) {
    return dsl.selectFrom(table("animals")).where(condition).fetch(this::toAnimal);
  }

  private Animal toAnimal(Record found) {
    String tag = found.get("tag", String.class);
    String name = found.get("name", String.class);
    java.time.LocalDate born = found.get("born", java.time.LocalDate.class);
    String farmId = found.get("farm_id", String.class);
    return "COW".equals(found.get("species"))
        ? new Cow(tag, name, born, farmId, found.get("mother", String.class))
        : new Sheep(tag, name, born, farmId);
  }
}
