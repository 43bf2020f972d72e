package org.example.ski.model;

import graphql.schema.DataFetchingEnvironment;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

public class Resort {

	private static final Map<String, String> REGIONS = Map.of("AT", "Alps", "CH", "Alps", "NO", "Scandinavia", "ES", "Pyrenees");

	private final int id;
	private final String name;
	private final String country;
	private final double dayPass;
	private final List<String> events;
	private final List<Integer> lodgingIds;

	public Resort(int id, String name, String country, double dayPass, List<String> events, List<Integer> lodgingIds) {
		this.id = id;
		this.name = name;
		this.country = country;
		this.dayPass = dayPass;
		this.events = events;
		this.lodgingIds = lodgingIds;
	}

	public int getId() {
		return id;
	}

	public String getName() {
		return name;
	}

	public String getCountry() {
		return country;
	}

	public double getDayPass() {
		return dayPass;
	}

	public List<String> getEvents() {
		return events;
	}

	public List<Integer> getLodgingIds() {
		return lodgingIds;
	}

	public String region() {
		return REGIONS.getOrDefault(country, "elsewhere");
	}

	public String webcam(Integer width) {
		return "https://cams.example.org/" + id + "/" + (width == null ? 800 : width) + ".jpg";
	}

	public CompletableFuture<Integer> openLifts(DataFetchingEnvironment env) {
		return env.<Integer, Integer>getDataLoader("openLifts").load(id);
	}
}
