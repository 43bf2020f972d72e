package org.example.ski;

import com.zaxxer.hikari.HikariDataSource;
import graphql.ExecutionInput;
import graphql.GraphQL;
import graphql.kickstart.tools.SchemaParser;
import graphql.schema.GraphQLSchema;
import io.javalin.Javalin;
import java.util.Map;
import org.example.ski.api.LiftResolver;
import org.example.ski.api.LodgingResolver;
import org.example.ski.api.Mutations;
import org.example.ski.api.PassResolver;
import org.example.ski.api.Queries;
import org.example.ski.api.ResortResolver;
import org.example.ski.api.SlopeResolver;
import org.example.ski.api.SnowReportResolver;
import org.example.ski.db.LiftDao;
import org.example.ski.db.LodgingDao;
import org.example.ski.db.PassDao;
import org.example.ski.db.ResortDao;
import org.example.ski.db.SlopeDao;
import org.example.ski.db.Sql;
import org.example.ski.remote.MountainApi;
import org.example.ski.remote.SnowCache;
import redis.clients.jedis.JedisPool;

public final class Server {

	private Server() {
	}

	public static void main(String[] args) {
		HikariDataSource dataSource = new HikariDataSource();
		dataSource.setJdbcUrl(System.getenv("SKI_DB"));
		Sql.use(dataSource);
		ResortDao resorts = new ResortDao();
		LiftDao lifts = new LiftDao();
		SlopeDao slopes = new SlopeDao();
		LodgingDao lodgings = new LodgingDao();
		PassDao passes = new PassDao();
		MountainApi mountain = new MountainApi(System.getenv("MOUNTAIN_URL"));
		SnowCache snow = new SnowCache(new JedisPool(System.getenv("REDIS_HOST"), 6379));
		LoaderFactory loaders = new LoaderFactory(resorts, lifts, slopes, lodgings);

		GraphQLSchema schema = SchemaParser.newParser()
				.files("graphql/query.graphqls", "graphql/types.graphqls")
				.resolvers(
						new Queries(resorts, lifts, passes),
						new Mutations(resorts),
						new ResortResolver(lifts, mountain, snow),
						new LiftResolver(lifts, mountain),
						new SlopeResolver(),
						new LodgingResolver(lodgings),
						new PassResolver(passes),
						new PassResolver.RideResolver(),
						new SnowReportResolver(resorts))
				.build()
				.makeExecutableSchema();
		GraphQL graphql = GraphQL.newGraphQL(schema).build();

		Javalin.create().post("/graphql", context -> {
			Request request = context.bodyAsClass(Request.class);
			ExecutionInput input = ExecutionInput.newExecutionInput(request.query())
					.variables(request.variables() == null ? Map.of() : request.variables())
					.dataLoaderRegistry(loaders.create())
					.build();
			context.json(graphql.execute(input).toSpecification());
		}).start(8080);
	}

	record Request(String query, Map<String, Object> variables) {
	}
}
