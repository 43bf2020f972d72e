package org.example.ski.api;

import graphql.kickstart.tools.GraphQLResolver;
import graphql.schema.DataFetchingEnvironment;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.dataloader.DataLoader;
import org.example.ski.model.Lift;
import org.example.ski.model.Slope;

public class SlopeResolver implements GraphQLResolver<Slope> {

	public CompletableFuture<String> groomedAt(Slope slope, DataFetchingEnvironment env) {
		DataLoader<Integer, String> grooming = env.getDataLoader("grooming");
		return grooming.load(slope.getId());
	}

	public CompletableFuture<List<String>> incidents(Slope slope, DataFetchingEnvironment env) {
		DataLoader<Integer, List<String>> loader = env.getDataLoader("incidents");
		return loader.load(slope.getId());
	}

	public CompletableFuture<Lift> lift(Slope slope, DataFetchingEnvironment env) {
		DataLoader<Integer, Lift> loader = env.getDataLoader("lift");
		return loader.load(slope.getLiftId());
	}
}
