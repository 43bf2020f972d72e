package org.example.ski.db;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.example.ski.model.Slope;

public class SlopeDao {

	public Map<Integer, List<Slope>> findByResorts(Collection<Integer> resortIds) {
		return Sql.list(
						"select * from slopes where resort_id in (" + Sql.marks(resortIds) + ")",
						row -> new Slope(
								row.getInt("id"),
								row.getInt("resort_id"),
								row.getInt("lift_id"),
								row.getString("name"),
								row.getInt("steepness")),
						resortIds.toArray())
				.stream()
				.collect(Collectors.groupingBy(Slope::getResortId));
	}

	public List<String> groomingTimes(List<Integer> slopeIds) {
		return Sql.list(
				"select max(at)::text from grooming where slope_id in (" + Sql.marks(slopeIds) + ") group by slope_id",
				row -> row.getString(1),
				slopeIds.toArray());
	}

	public List<String> incidents(int slopeId) {
		return Sql.list("select text from incidents where slope_id = ?", row -> row.getString("text"), slopeId);
	}
}
