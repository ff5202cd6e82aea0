package dev.wm.registry.rollout;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Locale;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import dev.wm.contract.InvalidValueException;
import dev.wm.contract.net.SiteDomain;
import dev.wm.contract.v1.release.ReleaseVersion;
import dev.wm.contract.v1.release.UpdateReport;
import dev.wm.contract.v1.release.UpdateState;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The roll-out in the database, inside the caller's transaction. It stays on JdbcClient:
 * every write inserts a row or replaces it in one statement.
 */
@Component
class RollOutRepository {

	private static final String UPDATE = "select site, running, wanted, state, reason, reported_at, failed, stopped from gateway_update";

	private final JdbcClient database;

	RollOutRepository(JdbcClient database) {
		this.database = database;
	}

	RollOutState state() {
		Map<SiteDomain, Boolean> hubs = bySite("select domain as site, hub from site where public_key is not null",
				(row) -> row.getBoolean("hub"));
		return new RollOutState(all(),
				bySite("select site, version, held, downgrade from site_roll_out", RollOutRepository::wanted),
				bySite(UPDATE, RollOutRepository::update), agents(), RollOutOrder.of(hubs));
	}

	// An agent that somebody built may have any version.
	private Map<SiteDomain, ReleaseVersion> agents() {
		Map<SiteDomain, ReleaseVersion> agents = new HashMap<>();
		bySite("select site, report ->> 'version' as version from gateway where report ->> 'version' is not null",
				(row) -> row.getString("version"))
			.forEach((site, version) -> {
				try {
					agents.put(site, ReleaseVersion.parse(version));
				}
				catch (InvalidValueException ex) {
					// Nothing is newer or older than that.
				}
			});
		return agents;
	}

	WantedByAll all() {
		return this.database.sql("select version, percent, held, downgrade, started_at from roll_out")
			.query((row, number) -> new WantedByAll(version(row, "version"), row.getInt("percent"),
					row.getBoolean("held"), row.getBoolean("downgrade"),
					Optional.ofNullable(row.getTimestamp("started_at")).map(Timestamp::toInstant).orElse(null)))
			.optional()
			.orElse(WantedByAll.NOTHING);
	}

	void store(WantedByAll wanted) {
		this.database.sql("""
				insert into roll_out (version, percent, held, downgrade, started_at) values (?, ?, ?, ?, ?)
				on conflict (only_row) do update set version = excluded.version, percent = excluded.percent,
					held = excluded.held, downgrade = excluded.downgrade, started_at = excluded.started_at""")
			.param(text(wanted.version()))
			.param(wanted.percent())
			.param(wanted.held())
			.param(wanted.downgrade())
			.param(time(wanted.startedAt()))
			.update();
	}

	void store(SiteDomain site, WantedBySite wanted) {
		this.database.sql("""
				insert into site_roll_out (site, version, held, downgrade) values (?, ?, ?, ?)
				on conflict (site) do update set version = excluded.version, held = excluded.held,
					downgrade = excluded.downgrade""")
			.param(site.toString())
			.param(text(wanted.version()))
			.param(wanted.held())
			.param(wanted.downgrade())
			.update();
	}

	/** Single sites are to run what all are to run, unless they are held. */
	void endSingle() {
		this.database.sql("delete from site_roll_out where not held").update();
		this.database.sql("update site_roll_out set version = null, downgrade = false").update();
	}

	/** Forgets which version failed, everywhere. */
	void forgetFailures() {
		this.database.sql("update gateway_update set failed = null, reason = null, stopped = null").update();
	}

	/** Lets one site try again what failed there; the others wait until it runs there. */
	void forgetFailure(SiteDomain site) {
		this.database.sql("update gateway_update set failed = null, reason = null where site = ?")
			.param(site.toString())
			.update();
	}

	/**
	 * What is known of a site's update. The row stays locked, so that two reports at once
	 * are taken one after the other.
	 */
	Optional<KnownUpdate> find(SiteDomain site) {
		return this.database.sql(UPDATE + " where site = ? for update")
			.param(site.toString())
			.query(mapper(RollOutRepository::update))
			.optional();
	}

	/**
	 * Stores what is known, unless a later gateway of the site has reported.
	 * @param session the number of the credential that the report came with
	 */
	void store(SiteDomain site, long session, KnownUpdate update) {
		UpdateReport report = update.report();
		this.database.sql("""
				insert into gateway_update
					(site, session, running, wanted, state, reason, reported_at, failed, stopped)
				values (?, ?, ?, ?, ?, ?, ?, ?, ?)
				on conflict (site) do update set session = excluded.session, running = excluded.running,
					wanted = excluded.wanted, state = excluded.state, reason = excluded.reason,
					reported_at = excluded.reported_at, failed = excluded.failed, stopped = excluded.stopped
				where gateway_update.session <= excluded.session""")
			.param(site.toString())
			.param(session)
			.param(report.running().text())
			.param(text(report.wanted()))
			.param(report.state().toString())
			.param(report.reason())
			.param(Timestamp.from(update.reportedAt()))
			.param(text(update.failed()))
			.param(text(update.stopped()))
			.update();
	}

	private <T> Map<SiteDomain, T> bySite(String query, Column<T> column) {
		return this.database.sql(query)
			.query((row, number) -> Map.entry(SiteDomain.parse(row.getString("site")), column.read(row)))
			.list()
			.stream()
			.collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
	}

	private static <T> RowMapper<T> mapper(Column<T> column) {
		return (row, number) -> column.read(row);
	}

	private static WantedBySite wanted(ResultSet row) throws SQLException {
		return new WantedBySite(version(row, "version"), row.getBoolean("held"), row.getBoolean("downgrade"));
	}

	private static KnownUpdate update(ResultSet row) throws SQLException {
		UpdateReport report = new UpdateReport(ReleaseVersion.parse(row.getString("running")), version(row, "wanted"),
				UpdateState.valueOf(row.getString("state").toUpperCase(Locale.ROOT)), row.getString("reason"));
		return new KnownUpdate(report, row.getTimestamp("reported_at").toInstant(), version(row, "failed"),
				version(row, "stopped"));
	}

	private static @Nullable ReleaseVersion version(ResultSet row, String column) throws SQLException {
		String text = row.getString(column);
		return (text != null) ? ReleaseVersion.parse(text) : null;
	}

	private static @Nullable String text(@Nullable ReleaseVersion version) {
		return (version != null) ? version.text() : null;
	}

	private static @Nullable Timestamp time(@Nullable Instant time) {
		return (time != null) ? Timestamp.from(time) : null;
	}

	/**
	 * Reads what a row has besides its site.
	 */
	@FunctionalInterface
	private interface Column<T> {

		T read(ResultSet row) throws SQLException;

	}

}
