package dev.wm.registry.instance;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

import dev.wm.contract.net.SiteDomain;
import dev.wm.contract.v1.ProblemCode;
import dev.wm.registry.problem.RefusedException;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Refuses the younger of two machines that act as one site's gateway. What it knows is in
 * the database, so that every registry judges alike.
 */
@Service
public class ClonedGateways {

	private static final Duration LIFETIME = Duration.ofMinutes(5);

	private static final String FIND = """
			select session, holder, holder_address, holder_at, former, clone, clone_address, clone_at
			from gateway_lineage where site = ? for update""";

	private static final String SAVE = """
			insert into gateway_lineage
				(site, session, holder, holder_address, holder_at, former, clone, clone_address, clone_at)
			values (:site, :session, :holder, :holderAddress, :holderAt, :former, :clone, :cloneAddress, :cloneAt)
			on conflict (site) do update set session = excluded.session, holder = excluded.holder,
				holder_address = excluded.holder_address, holder_at = excluded.holder_at, former = excluded.former,
				clone = excluded.clone, clone_address = excluded.clone_address, clone_at = excluded.clone_at""";

	private static final String CLONES = """
			select site, holder_address, clone_address from gateway_lineage where clone_at > ? order by site""";

	private final JdbcClient database;

	private final TransactionOperations transactions;

	private final Clock clock;

	ClonedGateways(JdbcClient database, TransactionOperations transactions, Clock clock) {
		this.database = database;
		this.transactions = transactions;
		this.clock = clock;
	}

	/**
	 * Records who sends a report.
	 * @param site whose gateway
	 * @param session the number of its credential
	 * @param header who says to send it, null for an agent of an earlier version
	 * @param address where it comes from, for people
	 * @throws RefusedException if it is a clone, and the other machine is still there
	 */
	public void check(SiteDomain site, long session, @Nullable String header, String address) {
		Instance instance = Instance.parse(header).orElse(null);
		if (instance == null) {
			return;
		}
		Lineage known = this.transactions.execute((status) -> record(site, session, instance, address));
		if (known.isClone(instance)) {
			throw new RefusedException(ProblemCode.GATEWAY_CLONED,
					"This machine is a clone: another one with the same" + " credential is the gateway of " + site
							+ ", at " + known.holderAddress()
							+ ". It keeps still, its tunnel down. Stop this machine, or remove /etc/wm/credential,"
							+ " /etc/wm/private.key and /var/lib/wm here and enrol it as a site of its own.");
		}
	}

	private Lineage record(SiteDomain site, long session, Instance instance, String address) {
		Instant now = this.clock.instant().truncatedTo(ChronoUnit.MICROS);
		Optional<Lineage> before = this.database.sql(FIND).param(site.toString()).query(ClonedGateways::row).optional();
		Lineage after = before.map((lineage) -> lineage.after(session, instance, address, now))
			.orElseGet(() -> Lineage.first(session, instance, address, now));
		if (!before.equals(Optional.of(after))) {
			save(site, after);
		}
		return after;
	}

	private void save(SiteDomain site, Lineage lineage) {
		this.database.sql(SAVE)
			.param("site", site.toString())
			.param("session", lineage.session())
			.param("holder", lineage.holder())
			.param("holderAddress", lineage.holderAddress())
			.param("holderAt", Timestamp.from(lineage.holderAt()))
			.param("former", lineage.former())
			.param("clone", lineage.cloneId())
			.param("cloneAddress", lineage.cloneAddress())
			.param("cloneAt", timestamp(lineage.cloneAt()))
			.update();
	}

	private static @Nullable Timestamp timestamp(@Nullable Instant instant) {
		return (instant != null) ? Timestamp.from(instant) : null;
	}

	private static Lineage row(ResultSet found, int number) throws SQLException {
		Timestamp cloneAt = found.getTimestamp("clone_at");
		return new Lineage(found.getLong("session"), found.getString("holder"), found.getString("holder_address"),
				found.getTimestamp("holder_at").toInstant(), found.getString("former"), found.getString("clone"),
				found.getString("clone_address"), (cloneAt != null) ? cloneAt.toInstant() : null);
	}

	/** The clones that were refused lately. */
	public List<ClonedGateway> recent() {
		return this.database.sql(CLONES)
			.param(Timestamp.from(this.clock.instant().minus(LIFETIME)))
			.query((found, number) -> new ClonedGateway(SiteDomain.parse(found.getString("site")),
					found.getString("holder_address"), found.getString("clone_address")))
			.list();
	}

	/**
	 * A gateway of which there are two.
	 *
	 * @param site its site
	 * @param holder where the one reports from that holds the site
	 * @param copy where its clone does
	 */
	public record ClonedGateway(SiteDomain site, String holder, String copy) {
	}

}
