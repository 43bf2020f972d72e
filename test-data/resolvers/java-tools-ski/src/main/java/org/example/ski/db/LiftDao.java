package org.example.ski.db;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.example.ski.model.Company;
import org.example.ski.model.Lift;

public class LiftDao extends BaseDao<Lift> {

	public LiftDao() {
		super("lifts");
	}

	public List<Lift> search(Boolean open) {
		return open == null ? where("true") : where("open = ?", open);
	}

	public List<Lift> ofResort(int resortId, Boolean open) {
		if (open == null) {
			return where("resort_id = ?", resortId);
		}
		return where("resort_id = ? and open = ?", resortId, open);
	}

	public Map<Integer, Lift> findByIds(Collection<Integer> ids) {
		return where("id in (" + Sql.marks(ids) + ")", ids.toArray()).stream()
				.collect(Collectors.toMap(lift -> lift.id, lift -> lift));
	}

	public Map<Integer, Integer> countOpen(Collection<Integer> resortIds) {
		Map<Integer, Integer> counts = new HashMap<>();
		Sql.list(
				"select resort_id, count(*) from lifts where open and resort_id in (" + Sql.marks(resortIds) + ") group by 1",
				row -> counts.put(row.getInt(1), row.getInt(2)),
				resortIds.toArray());
		return counts;
	}

	public LocalDate inspectedOn(int liftId) {
		return scalar("inspected_on", LocalDate.class, liftId);
	}

	public Company operator(Lift lift) {
		return Sql.one("select name from companies where id = ?", row -> new Company(row.getString(1)), lift.companyId);
	}

	@Override
	protected Lift read(ResultSet row) throws SQLException {
		return new Lift(
				row.getInt("id"),
				row.getString("name"),
				row.getString("kind"),
				row.getInt("per_hour"),
				row.getInt("resort_id"),
				row.getInt("company_id"));
	}
}
