package org.example.ski.api;

import graphql.kickstart.tools.GraphQLResolver;
import org.example.ski.db.ResortDao;
import org.example.ski.model.Resort;
import org.example.ski.model.SnowReport;

public class SnowReportResolver implements GraphQLResolver<SnowReport> {

	private final ResortDao resortDao;

	public SnowReportResolver(ResortDao resortDao) {
		this.resortDao = resortDao;
	}

	public Resort resort(SnowReport report) {
		return resortDao.find(report.resortId());
	}
}
