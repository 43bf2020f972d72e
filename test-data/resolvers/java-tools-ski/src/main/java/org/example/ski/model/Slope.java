package org.example.ski.model;

import org.example.ski.db.Sql;

public class Slope {

	private final int id;
	private final int resortId;
	private final int liftId;
	private final String name;
	private final int steepness;

	public Slope(int id, int resortId, int liftId, String name, int steepness) {
		this.id = id;
		this.resortId = resortId;
		this.liftId = liftId;
		this.name = name;
		this.steepness = steepness;
	}

	public int getId() {
		return id;
	}

	public int getResortId() {
		return resortId;
	}

	public int getLiftId() {
		return liftId;
	}

	public String getName() {
		return name;
	}

	public String getDifficulty() {
		return steepness < 25 ? "blue" : steepness < 40 ? "red" : "black";
	}

	public int getVisitors() {
		return Sql.one("select count(*) from descents where slope_id = ? and day = current_date", row -> row.getInt(1), id);
	}
}
