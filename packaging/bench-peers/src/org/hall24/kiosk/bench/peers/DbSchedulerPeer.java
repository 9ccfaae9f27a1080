package org.hall24.kiosk.bench.peers;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.jdbc.SqliteJdbcCustomization;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.io.IOException;
import java.io.PrintWriter;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.hall24.kiosk.bench.Peer;
import org.sqlite.SQLiteConfig;

/**
 * db-scheduler on SQLite, with the same driver, library and durability as ours: WAL, {@code synchronous=FULL}. Its own table and
 * indexes, as its SQLite support (16.11 and later) has them. One connection that stays open, as a pool would keep it.
 */
public final class DbSchedulerPeer implements Peer {

  private static final List<String> TABLES =
      List.of(
          "CREATE TABLE scheduled_tasks (task_name varchar(100), task_instance varchar(100), task_data blob, execution_time TIMESTAMP,"
              + " picked BIT, picked_by varchar(50), last_success TIMESTAMP, last_failure TIMESTAMP, consecutive_failures INT,"
              + " last_heartbeat TIMESTAMP, version BIGINT, priority SMALLINT, PRIMARY KEY (task_name, task_instance))",
          "CREATE INDEX execution_time_idx ON scheduled_tasks (execution_time)",
          "CREATE INDEX last_heartbeat_idx ON scheduled_tasks (last_heartbeat)",
          "CREATE INDEX priority_execution_time_idx ON scheduled_tasks (priority DESC, execution_time ASC)");

  private final OneTimeTask<byte[]> task = Tasks.oneTime("filing", byte[].class).execute((instance, context) -> {});
  private Connection connection;
  private SchedulerClient client;
  private long n;

  @Override
  public String name() {
    return "db-scheduler 16.12.0 on SQLite";
  }

  @Override
  public void open(Path folder, int warmUp, byte[] payload) throws SQLException {
    SQLiteConfig config = new SQLiteConfig();
    config.setJournalMode(SQLiteConfig.JournalMode.WAL);
    config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
    config.setJournalSizeLimit(16 << 20);
    connection = config.createConnection("jdbc:sqlite:" + folder.resolve("scheduler.db"));
    try (Statement statement = connection.createStatement()) {
      for (String table : TABLES) {
        statement.execute(table);
      }
    }
    client = SchedulerClient.Builder.create(new Kept(connection), task).jdbcCustomization(new SqliteJdbcCustomization()).build();
    for (int i = 0; i < warmUp; i++) {
      add(payload);
    }
  }

  @Override
  public void add(byte[] payload) {
    client.scheduleIfNotExists(task.instance("filing-" + n++, payload), Instant.now());
  }

  @Override
  public void close() throws IOException {
    try {
      if (connection != null) {
        connection.close();
      }
    } catch (SQLException e) {
      throw new IOException(e);
    }
  }

  /** Gives out the one connection; whoever closes it gives it back. */
  private record Kept(Connection real) implements DataSource {

    @Override
    public Connection getConnection() {
      return (Connection)
          Proxy.newProxyInstance(
              Kept.class.getClassLoader(), new Class<?>[] {Connection.class},
              (proxy, method, arguments) -> {
                if (method.getName().equals("close")) {
                  return null;
                }
                try {
                  return method.invoke(real, arguments);
                } catch (InvocationTargetException e) {
                  throw e.getCause();
                }
              });
    }

    @Override
    public Connection getConnection(String user, String password) {
      return getConnection();
    }

    @Override
    public PrintWriter getLogWriter() {
      return null;
    }

    @Override
    public void setLogWriter(PrintWriter out) {}

    @Override
    public void setLoginTimeout(int seconds) {}

    @Override
    public int getLoginTimeout() {
      return 0;
    }

    @Override
    public Logger getParentLogger() throws SQLFeatureNotSupportedException {
      throw new SQLFeatureNotSupportedException();
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
      throw new SQLException("not wrapped");
    }

    @Override
    public boolean isWrapperFor(Class<?> type) {
      return false;
    }
  }
}
