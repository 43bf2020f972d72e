package org.example.ski.api;

import graphql.kickstart.tools.GraphQLQueryResolver;
import java.util.List;
import org.example.ski.db.LiftDao;
import org.example.ski.db.PassDao;
import org.example.ski.db.ResortDao;
import org.example.ski.model.Lift;
import org.example.ski.model.Pass;
import org.example.ski.model.Resort;

public class Queries implements GraphQLQueryResolver {

	private final ResortDao resortDao;
	private final LiftDao liftDao;
	private final PassDao passDao;

	public Queries(ResortDao resortDao, LiftDao liftDao, PassDao passDao) {
		this.resortDao = resortDao;
		this.liftDao = liftDao;
		this.passDao = passDao;
	}

	public List<Resort> getResorts(String country) {
		return country == null ? resortDao.all() : resortDao.inCountry(country);
	}

	public Resort getResort(int id) {
		return resortDao.find(id);
	}

	public List<Lift> lifts(Boolean open) {
		return liftDao.search(open);
	}

	public Pass pass(String code) {
		return passDao.find(code);
	}
}
