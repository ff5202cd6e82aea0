package dev.wm.registry.watch;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import dev.wm.registry.delivery.ProbeNotifier;
import dev.wm.registry.publish.ViewPublisher;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Receives PostgreSQL notifications of writes and deep checks of any registry, on a
 * connection of its own (LISTEN). A lost connection is opened again; meanwhile
 * {@link RevisionPoller} finds the changes.
 */
@Component
class NotificationListener implements SmartLifecycle {

	private static final Logger log = LoggerFactory.getLogger(NotificationListener.class);

	private static final Duration FIRST_PAUSE = Duration.ofMillis(100);

	private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

	// A connection that died silently is noticed after this time.
	private static final int CHECK_INTERVAL_MILLIS = 5_000;

	private static final int CHECK_SECONDS = 2;

	private static final int REPLY_SECONDS = 10;

	private final JdbcConnectionDetails database;

	private final ViewPublisher publisher;

	private final ProbeNotifier probes;

	private final CountDownLatch stopped = new CountDownLatch(1);

	private volatile @Nullable Connection connection;

	private volatile boolean running;

	private boolean lost;

	private Duration pause = FIRST_PAUSE;

	NotificationListener(JdbcConnectionDetails database, ViewPublisher publisher, ProbeNotifier probes) {
		this.database = database;
		this.publisher = publisher;
		this.probes = probes;
	}

	private void run() {
		while (this.running) {
			try (Connection opened = open()) {
				this.connection = opened;
				follow(opened);
			}
			catch (SQLException | RuntimeException ex) {
				lost(ex);
			}
			pause();
		}
	}

	private Connection open() throws SQLException {
		Properties properties = new Properties();
		properties.setProperty("user", this.database.getUsername());
		properties.setProperty("password", this.database.getPassword());
		properties.setProperty("connectTimeout", Integer.toString(CHECK_SECONDS));
		// Else a login or LISTEN whose reply is lost would wait for ever.
		properties.setProperty("socketTimeout", Integer.toString(REPLY_SECONDS));
		properties.setProperty("tcpKeepAlive", "true");
		properties.setProperty("ApplicationName", "wm-registry-channel");
		return DriverManager.getConnection(this.database.getJdbcUrl(), properties);
	}

	private void follow(Connection opened) throws SQLException {
		try (Statement statement = opened.createStatement()) {
			statement.execute("listen wm_revision; listen wm_deep_check");
		}
		connected();
		PGConnection notifying = opened.unwrap(PGConnection.class);
		// Also at once: there may have been a write before the LISTEN.
		boolean notified = true;
		while (this.running) {
			if (notified) {
				this.publisher.checkForWrites();
				this.probes.refresh();
			}
			else if (!opened.isValid(CHECK_SECONDS)) {
				throw new SQLException("the connection does not answer");
			}
			PGNotification[] notifications = notifying.getNotifications(CHECK_INTERVAL_MILLIS);
			notified = notifications != null && notifications.length > 0;
		}
	}

	private void connected() {
		this.pause = FIRST_PAUSE;
		if (this.lost) {
			this.lost = false;
			log.info("PostgreSQL notifications arrive again");
		}
	}

	private void lost(Exception reason) {
		if (this.running && !this.lost) {
			this.lost = true;
			log.warn("PostgreSQL notifications do not arrive, polling once a second instead: {}", reason.getMessage());
		}
	}

	private void pause() {
		try {
			boolean end = this.stopped.await(this.pause.toMillis(), TimeUnit.MILLISECONDS);
			this.pause = end ? FIRST_PAUSE : shorter(this.pause.multipliedBy(2), LONGEST_PAUSE);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			this.running = false;
		}
	}

	private static Duration shorter(Duration one, Duration other) {
		return (one.compareTo(other) < 0) ? one : other;
	}

	@Override
	public void start() {
		this.running = true;
		Thread.ofPlatform().daemon().name("notification-listener").start(this::run);
	}

	@Override
	public void stop() {
		this.running = false;
		this.stopped.countDown();
		Connection opened = this.connection;
		if (opened != null) {
			try {
				// The thread may be waiting in it.
				opened.abort(Runnable::run);
			}
			catch (SQLException ex) {
				log.debug("The connection is closed already", ex);
			}
		}
	}

	@Override
	public boolean isRunning() {
		return this.running;
	}

	// After the poller, which reads the first views.
	@Override
	public int getPhase() {
		return 1;
	}

}
