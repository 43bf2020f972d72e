package org.example.ski.api;

import graphql.kickstart.tools.GraphQLResolver;
import graphql.schema.DataFetchingEnvironment;
import java.util.concurrent.CompletableFuture;
import org.example.ski.db.LiftDao;
import org.example.ski.model.Company;
import org.example.ski.model.Lift;
import org.example.ski.model.Resort;
import org.example.ski.remote.MountainApi;

public class LiftResolver implements GraphQLResolver<Lift> {

	public enum LiftKind { CHAIR, GONDOLA, DRAG }

	private final LiftDao liftDao;
	private final MountainApi mountain;

	public LiftResolver(LiftDao liftDao, MountainApi mountain) {
		this.liftDao = liftDao;
		this.mountain = mountain;
	}

	public LiftKind kind(Lift lift) {
		return LiftKind.valueOf(lift.kindCode);
	}

	public CompletableFuture<Resort> resort(Lift lift, DataFetchingEnvironment env) {
		return env.<Integer, Resort>getDataLoader("resort").load(lift.resortId);
	}

	public Integer waitMinutes(Lift lift) {
		return mountain.waitingAt(lift.id);
	}

	public Company operator(Lift lift) {
		return liftDao.operator(lift);
	}

	public String getLastInspection(Lift lift) {
		var day = liftDao.inspectedOn(lift.id);
		return day == null ? null : day.toString();
	}
}
