package org.example.ski.api;

import graphql.kickstart.tools.GraphQLResolver;
import graphql.schema.DataFetchingEnvironment;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.example.ski.db.PassDao;
import org.example.ski.model.Lift;
import org.example.ski.model.Pass;
import org.example.ski.model.Ride;

public class PassResolver implements GraphQLResolver<Pass> {

	private final PassDao dao;

	public PassResolver(PassDao dao) {
		this.dao = dao;
	}

	public List<Ride> rides(Pass pass) {
		return dao.rides(pass.code());
	}

	/** So small that it does not have a file of its own. */
	public static class RideResolver implements GraphQLResolver<Ride> {

		public CompletableFuture<Lift> lift(Ride ride, DataFetchingEnvironment env) {
			return env.<Integer, Lift>getDataLoader("lift").load(ride.liftId());
		}
	}
}
