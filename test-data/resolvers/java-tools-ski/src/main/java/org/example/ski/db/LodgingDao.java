package org.example.ski.db;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.example.ski.model.Lodging;

public class LodgingDao extends BaseDao<Lodging> {

	public LodgingDao() {
		super("lodgings");
	}

	public Map<Integer, Lodging> findByIds(Collection<Integer> ids) {
		return where("id in (" + Sql.marks(ids) + ")", ids.toArray()).stream()
				.collect(Collectors.toMap(Lodging::getId, Function.identity()));
	}

	public int freeRooms(int lodgingId, String from, String to) {
		return Sql.one("select free_rooms(?, ?::date, ?::date)", row -> row.getInt(1), lodgingId, from, to);
	}

	@Override
	protected Lodging read(ResultSet row) throws SQLException {
		return new Lodging(row.getInt("id"), row.getString("name"), row.getInt("stars"), row.getInt("metres"));
	}
}
