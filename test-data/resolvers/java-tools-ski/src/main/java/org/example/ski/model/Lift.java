package org.example.ski.model;

public class Lift {

	public final int id;
	public final String name;
	public final String kindCode;
	public final int perHour;
	public final int resortId;
	public final int companyId;

	public Lift(int id, String name, String kindCode, int perHour, int resortId, int companyId) {
		this.id = id;
		this.name = name;
		this.kindCode = kindCode;
		this.perHour = perHour;
		this.resortId = resortId;
		this.companyId = companyId;
	}

	public int capacity(Integer hours) {
		return perHour * (hours == null ? 1 : hours);
	}
}
