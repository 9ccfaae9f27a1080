package org.hall24.queue;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reading on one connection. Statements are prepared once and kept: an unclosed one is a native leak. */
public class Queries {

  private final Connection connection;
  private final Map<String, PreparedStatement> prepared = new HashMap<>();

  Queries(Connection connection) {
    this.connection = connection;
  }

  /**
   * All rows of one SELECT.
   *
   * @param values the parameters: {@code String}, {@code Integer}, {@code Long}, {@code Boolean}, {@code byte[]} or null
   */
  public <T> List<T> list(String sql, Function<Row, T> mapper, @Nullable Object... values) {
    List<T> rows = new ArrayList<>();
    each(sql, row -> rows.add(mapper.apply(row)), values);
    return rows;
  }

  /** The same, one row after another, for answers that should not lie in memory whole. */
  public void each(String sql, Consumer<Row> eye, @Nullable Object... values) {
    try {
      PreparedStatement statement = bound(sql, values);
      try (ResultSet set = statement.executeQuery()) {
        Row row = new Row(set);
        while (set.next()) {
          eye.accept(row);
        }
      }
    } catch (SQLException e) {
      forget(sql);
      throw StoreException.of(e);
    }
  }

  /** The first row of one SELECT, if there is one. */
  public <T> Optional<T> first(String sql, Function<Row, T> mapper, @Nullable Object... values) {
    return list(sql, mapper, values).stream().findFirst();
  }

  /** The number in column {@code n} of the only row. */
  public long count(String sql, @Nullable Object... values) {
    return list(sql, row -> row.number("n"), values).getFirst();
  }

  final PreparedStatement bound(String sql, @Nullable Object... values) throws SQLException {
    PreparedStatement statement = prepared.get(sql);
    if (statement == null) {
      statement = connection.prepareStatement(sql);
      prepared.put(sql, statement);
    }
    for (int i = 0; i < values.length; i++) {
      Object value = values[i];
      switch (value) {
        case null -> statement.setNull(i + 1, Types.NULL);
        case String text -> statement.setString(i + 1, text);
        case Integer number -> statement.setInt(i + 1, number);
        case Long number -> statement.setLong(i + 1, number);
        case Boolean flag -> statement.setInt(i + 1, flag ? 1 : 0);
        case byte[] bytes -> statement.setBytes(i + 1, bytes);
        // Instants and the like are bound differently by each driver: the caller turns them into milliseconds.
        default -> throw new IllegalArgumentException("not a storable type: " + value.getClass().getName());
      }
    }
    return statement;
  }

  /** After an error such as a full disk the driver has finalized the statement behind its object: it would never work again. */
  final void forget(String sql) {
    PreparedStatement broken = prepared.remove(sql);
    if (broken != null) {
      try {
        broken.close();
      } catch (SQLException e) {
        // It is closed already, and that is what we want.
      }
    }
  }

  final Connection connection() {
    return connection;
  }

  final void close() throws SQLException {
    for (PreparedStatement statement : prepared.values()) {
      statement.close();
    }
    prepared.clear();
    connection.close();
  }
}
