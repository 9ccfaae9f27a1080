package org.hall24.queue;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.OptionalLong;

/** One row of an answer, readable only while it is being mapped. */
public final class Row {

  private final ResultSet set;

  Row(ResultSet set) {
    this.set = set;
  }

  /** A text that is never null. */
  public String text(String column) {
    return optionalText(column).orElseThrow(() -> new IllegalStateException(column + " is null"));
  }

  /** A text, or nothing. */
  public Optional<String> optionalText(String column) {
    return Optional.ofNullable(get(() -> set.getString(column)));
  }

  /** A number that is never null. */
  public long number(String column) {
    return get(() -> set.getLong(column));
  }

  /** A number, or nothing. */
  public OptionalLong optionalNumber(String column) {
    long value = number(column);
    return get(set::wasNull) ? OptionalLong.empty() : OptionalLong.of(value);
  }

  /** Bytes that are never null. */
  public byte[] bytes(String column) {
    byte[] value = get(() -> set.getBytes(column));
    if (value == null) {
      throw new IllegalStateException(column + " is null");
    }
    return value;
  }

  /** Bytes, or nothing. */
  public Optional<byte[]> optionalBytes(String column) {
    return Optional.ofNullable(get(() -> set.getBytes(column)));
  }

  /** A column as SQLite stored it: Integer, Long, Double, String, byte[] or nothing. */
  Optional<Object> stored(String column) {
    return Optional.ofNullable(get(() -> set.getObject(column)));
  }

  private interface Getter<T> {
    T get() throws SQLException;
  }

  private static <T> T get(Getter<T> getter) {
    try {
      return getter.get();
    } catch (SQLException e) {
      throw StoreException.of(e);
    }
  }
}
