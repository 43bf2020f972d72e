package org.example.ski.db;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

abstract class BaseDao<T> {

	private final String table;

	BaseDao(String table) {
		this.table = table;
	}

	protected abstract T read(ResultSet row) throws SQLException;

	protected List<T> where(String condition, Object... values) {
		return Sql.list("select * from " + table + " where " + condition, this::read, values);
	}

	protected <V> V scalar(String expression, Class<V> type, Object id) {
		return Sql.one("select " + expression + " from " + table + " where id = ?", row -> row.getObject(1, type), id);
	}
}
