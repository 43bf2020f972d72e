package org.example.ski.api;

import graphql.kickstart.tools.GraphQLResolver;
import org.example.ski.db.LodgingDao;
import org.example.ski.model.Lodging;

public class LodgingResolver implements GraphQLResolver<Lodging> {

	private final LodgingDao dao;

	public LodgingResolver(LodgingDao dao) {
		this.dao = dao;
	}

	public Integer freeRooms(Lodging lodging, String from, String to) {
		return dao.freeRooms(lodging.getId(), from, to);
	}

	public Integer walkingMinutes(Lodging lodging) {
		return (int) Math.ceil(lodging.getMetres() / 70.0);
	}
}
