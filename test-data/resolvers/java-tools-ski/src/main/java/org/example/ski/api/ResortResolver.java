package org.example.ski.api;

import graphql.kickstart.tools.GraphQLResolver;
import graphql.schema.DataFetchingEnvironment;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.dataloader.DataLoader;
import org.dataloader.DataLoaderFactory;
import org.dataloader.MappedBatchLoader;
import org.example.ski.db.LiftDao;
import org.example.ski.model.Lift;
import org.example.ski.model.Lodging;
import org.example.ski.model.Resort;
import org.example.ski.model.Review;
import org.example.ski.model.Slope;
import org.example.ski.remote.MountainApi;
import org.example.ski.remote.SnowCache;

public class ResortResolver implements GraphQLResolver<Resort> {

	private final LiftDao liftDao;
	private final MountainApi mountain;
	private final SnowCache snow;

	public ResortResolver(LiftDao liftDao, MountainApi mountain, SnowCache snow) {
		this.liftDao = liftDao;
		this.mountain = mountain;
		this.snow = snow;
	}

	public Double priceFrom(Resort resort, String currency) {
		double price = resort.getDayPass();
		return "CHF".equals(currency) ? price * 0.95 : price;
	}

	public List<Lift> lifts(Resort resort, Boolean open) {
		return liftDao.ofResort(resort.getId(), open);
	}

	public CompletableFuture<List<Slope>> getSlopes(Resort resort, DataFetchingEnvironment env) {
		DataLoader<Integer, List<Slope>> loader = env.getDataLoaderRegistry().getDataLoader("slopesByResort");
		return loader.load(resort.getId()).thenApply(found -> found == null ? Collections.<Slope>emptyList() : found);
	}

	public Integer snowDepth(Resort resort) {
		return snow.depth(resort.getId());
	}

	public CompletableFuture<String> weather(Resort resort) {
		return mountain.weather(resort.getName()).exceptionally(error -> null);
	}

	public int getAvalancheLevel(Resort resort) {
		return mountain.avalancheLevel(resort.getId());
	}

	public CompletableFuture<List<Review>> reviews(Resort resort) {
		DataLoader<Integer, List<Review>> reviews = reviewLoader();
		CompletableFuture<List<Review>> found = reviews.load(resort.getId());
		reviews.dispatch();
		return found;
	}

	public CompletableFuture<List<Lodging>> lodgings(Resort resort, DataFetchingEnvironment env) {
		return env.<Integer, Lodging>getDataLoader("lodging").loadMany(resort.getLodgingIds());
	}

	public List<String> events(Resort resort) {
		return resort.getEvents();
	}

	private DataLoader<Integer, List<Review>> reviewLoader() {
		MappedBatchLoader<Integer, List<Review>> batch = ids -> CompletableFuture.supplyAsync(() -> mountain.reviews(ids));
		return DataLoaderFactory.newMappedDataLoader(batch);
	}
}
