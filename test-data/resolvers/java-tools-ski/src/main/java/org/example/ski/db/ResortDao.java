package org.example.ski.db;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.example.ski.model.Resort;

public class ResortDao {

	private static final String SELECT = "select r.*, array(select e.title from events e where e.resort_id = r.id) events, "
			+ "array(select l.id from lodgings l where l.resort_id = r.id) lodgings from resorts r";

	public List<Resort> all() {
		return Sql.list(SELECT + " order by r.name", ResortDao::read);
	}

	public List<Resort> inCountry(String country) {
		return Sql.list(SELECT + " where r.country = ? order by r.name", ResortDao::read, country);
	}

	public Resort find(int id) {
		return Sql.one(SELECT + " where r.id = ?", ResortDao::read, id);
	}

	public Map<Integer, Resort> findByIds(Collection<Integer> ids) {
		Map<Integer, Resort> byId = new HashMap<>();
		for (Resort resort : Sql.list(SELECT + " where r.id in (" + Sql.marks(ids) + ")", ResortDao::read, ids.toArray())) {
			byId.put(resort.getId(), resort);
		}
		return byId;
	}

	private static Resort read(ResultSet row) throws SQLException {
		return new Resort(
				row.getInt("id"),
				row.getString("name"),
				row.getString("country"),
				row.getDouble("day_pass"),
				List.of((String[]) row.getArray("events").getArray()),
				Arrays.asList((Integer[]) row.getArray("lodgings").getArray()));
	}
}
