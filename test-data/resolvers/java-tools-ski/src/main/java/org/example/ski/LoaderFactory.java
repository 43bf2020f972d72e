package org.example.ski;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.dataloader.BatchLoader;
import org.dataloader.DataLoader;
import org.dataloader.DataLoaderFactory;
import org.dataloader.DataLoaderOptions;
import org.dataloader.DataLoaderRegistry;
import org.dataloader.MappedBatchLoader;
import org.example.ski.db.LiftDao;
import org.example.ski.db.LodgingDao;
import org.example.ski.db.ResortDao;
import org.example.ski.db.SlopeDao;
import org.example.ski.model.Lift;
import org.example.ski.model.Lodging;
import org.example.ski.model.Resort;
import org.example.ski.model.Slope;

/** What {@link #create} gives is for one request. */
class LoaderFactory {

	private final ResortDao resorts;
	private final LiftDao lifts;
	private final SlopeDao slopes;
	private final LodgingDao lodgings;

	LoaderFactory(ResortDao resorts, LiftDao lifts, SlopeDao slopes, LodgingDao lodgings) {
		this.resorts = resorts;
		this.lifts = lifts;
		this.slopes = slopes;
		this.lodgings = lodgings;
	}

	DataLoaderRegistry create() {
		return DataLoaderRegistry.newRegistry()
				.register("resort", resort())
				.register("lift", DataLoaderFactory.newMappedDataLoader(
						(MappedBatchLoader<Integer, Lift>) ids -> later(lifts.findByIds(ids))))
				.register("openLifts", DataLoaderFactory.newMappedDataLoader(
						(MappedBatchLoader<Integer, Integer>) ids -> later(lifts.countOpen(ids))))
				.register("slopesByResort", slopesByResort())
				.register("lodging", DataLoaderFactory.newDataLoader(
						lodgingBatch(), DataLoaderOptions.newOptions().setMaxBatchSize(100)))
				.register("grooming", DataLoaderFactory.newDataLoader(
						(BatchLoader<Integer, String>) ids -> later(slopes.groomingTimes(ids))))
				.register("incidents", DataLoaderFactory.newDataLoader(this::incidents))
				.build();
	}

	private DataLoader<Integer, Resort> resort() {
		return DataLoaderFactory.newDataLoader(ids -> {
			Map<Integer, Resort> byId = resorts.findByIds(ids);
			List<Resort> ordered = new ArrayList<>(ids.size());
			for (Integer id : ids) {
				ordered.add(byId.get(id));
			}
			return CompletableFuture.completedFuture(ordered);
		});
	}

	private DataLoader<Integer, List<Slope>> slopesByResort() {
		return DataLoaderFactory.newMappedDataLoader(ids -> CompletableFuture.supplyAsync(() -> slopes.findByResorts(ids)));
	}

	private BatchLoader<Integer, Lodging> lodgingBatch() {
		return ids -> {
			Map<Integer, Lodging> found = lodgings.findByIds(ids);
			return later(ids.stream().map(found::get).toList());
		};
	}

	private CompletableFuture<List<List<String>>> incidents(List<Integer> slopeIds) {
		List<CompletableFuture<List<String>>> answers = slopeIds.stream()
				.map(id -> CompletableFuture.supplyAsync(() -> slopes.incidents(id)))
				.toList();
		return CompletableFuture.allOf(answers.toArray(CompletableFuture[]::new))
				.thenApply(done -> answers.stream().map(CompletableFuture::join).toList());
	}

	private static <T> CompletableFuture<T> later(T value) {
		return CompletableFuture.completedFuture(value);
	}
}
