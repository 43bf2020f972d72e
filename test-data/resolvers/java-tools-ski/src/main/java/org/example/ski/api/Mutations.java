package org.example.ski.api;

import graphql.kickstart.tools.GraphQLMutationResolver;
import org.example.ski.db.ResortDao;
import org.example.ski.model.SnowReport;

public class Mutations implements GraphQLMutationResolver {

	private final ResortDao resortDao;

	public Mutations(ResortDao resortDao) {
		this.resortDao = resortDao;
	}

	public SnowReport reportSnow(int resortId, int centimetres) {
		return resortDao.find(resortId) == null ? null : new SnowReport(centimetres, resortId);
	}
}
