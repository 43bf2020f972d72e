package org.example.ski.db;

import java.util.List;
import org.example.ski.model.Pass;
import org.example.ski.model.Ride;

public class PassDao {

	public Pass find(String code) {
		return Sql.one(
				"select code, days_left from passes where code = ?",
				row -> new Pass(row.getString(1), row.getInt(2)),
				code);
	}

	public List<Ride> rides(String code) {
		return Sql.list(
				"select at::text, lift_id from rides where pass = ? order by at desc limit 50",
				row -> new Ride(row.getString(1), row.getInt(2)),
				code);
	}
}
