package org.example.ski.db;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import javax.sql.DataSource;

public final class Sql {

	public interface Row<T> {
		T read(ResultSet row) throws SQLException;
	}

	private static DataSource dataSource;

	private Sql() {
	}

	public static void use(DataSource source) {
		dataSource = source;
	}

	public static <T> List<T> list(String sql, Row<T> row, Object... values) {
		try (Connection connection = dataSource.getConnection();
				PreparedStatement statement = connection.prepareStatement(sql)) {
			for (int i = 0; i < values.length; i++) {
				statement.setObject(i + 1, values[i]);
			}
			List<T> result = new ArrayList<>();
			try (ResultSet rows = statement.executeQuery()) {
				while (rows.next()) {
					result.add(row.read(rows));
				}
			}
			return result;
		} catch (SQLException e) {
			throw new IllegalStateException(sql, e);
		}
	}

	public static <T> T one(String sql, Row<T> row, Object... values) {
		List<T> rows = list(sql, row, values);
		return rows.isEmpty() ? null : rows.get(0);
	}

	static String marks(Collection<?> values) {
		return String.join(",", Collections.nCopies(values.size(), "?"));
	}
}
