package org.example.ski.model;

public class Lodging {

	private final int id;
	private final String name;
	private final int starCount;
	private final int metres;

	public Lodging(int id, String name, int starCount, int metres) {
		this.id = id;
		this.name = name;
		this.starCount = starCount;
		this.metres = metres;
	}

	public int getId() {
		return id;
	}

	public String getName() {
		return name;
	}

	public String getStars() {
		return "*".repeat(starCount);
	}

	public int getMetres() {
		return metres;
	}
}
