package dev.wm.registry.deepcheck;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import dev.wm.contract.net.SiteDomain;
import dev.wm.contract.v1.check.NamedCheck;
import dev.wm.contract.v1.check.ProbeReport;
import dev.wm.registry.deepcheck.rule.ProbeStatus;
import dev.wm.registry.deepcheck.rule.ReceivedProbeReport;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The last few deep checks and their probe reports in the database, inside the caller's
 * transaction. It stays on JdbcClient, since its queries join, unnest arrays and read
 * jsonb.
 */
@Component
class DeepCheckRepository {

	private static final int KEPT = 10;

	private static final String ONE = """
			select d.id, d.started_at, d.ended_at is not null as ended, p.site, p.able, p.answered_at,
				exists (select from credential c where c.site = p.site) as let_in
			from deep_check d left join probe p on p.deep_check = d.id where d.id = ? order by p.site""";

	// Every registry asks this once a second, so it leaves out what was answered.
	private static final String OPEN = """
			select d.id, d.started_at, false as ended, p.site, p.able, null as answered_at, true as let_in
			from deep_check d left join probe p on p.deep_check = d.id and p.able and p.answered_at is null
				and exists (select from credential c where c.site = p.site)
			where d.ended_at is null order by p.site""";

	private final JdbcClient database;

	private final DeepCheckJson json;

	DeepCheckRepository(JdbcClient database, DeepCheckJson json) {
		this.database = database;
		this.json = json;
	}

	/**
	 * The deep check that is not marked as ended, with only those gateways that it still
	 * waits for.
	 */
	Optional<DeepCheckRun> open() {
		return run(this.database.sql(OPEN).query(DeepCheckRepository::row).list());
	}

	Optional<DeepCheckRun> find(long id) {
		return run(this.database.sql(ONE).param(id).query(DeepCheckRepository::row).list());
	}

	private static Optional<DeepCheckRun> run(List<Row> rows) {
		return rows.stream()
			.findFirst()
			.map((first) -> new DeepCheckRun(first.id(), first.startedAt(), first.ended(),
					rows.stream().flatMap((row) -> row.probe().stream()).toList()));
	}

	private static Row row(ResultSet found, int number) throws SQLException {
		return new Row(found.getLong("id"), found.getTimestamp("started_at").toInstant(), found.getBoolean("ended"),
				probe(found));
	}

	// A deep check that asks nobody is one row without a site.
	private static Optional<ProbeStatus> probe(ResultSet found) throws SQLException {
		String site = found.getString("site");
		if (site == null) {
			return Optional.empty();
		}
		Timestamp at = found.getTimestamp("answered_at");
		return Optional.of(new ProbeStatus(SiteDomain.parse(site), found.getBoolean("able"), found.getBoolean("let_in"),
				(at != null) ? at.toInstant() : null));
	}

	/**
	 * The stored probe reports, which may be large.
	 * @return the reports by site
	 */
	Map<SiteDomain, ReceivedProbeReport> answers(long id) {
		return this.database
			.sql("select site, answered_at, report from probe where deep_check = ? and report is not null")
			.param(id)
			.query((found, number) -> Map.entry(SiteDomain.parse(found.getString("site")), answer(found)))
			.list()
			.stream()
			.collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
	}

	private ReceivedProbeReport answer(ResultSet found) throws SQLException {
		return new ReceivedProbeReport(found.getTimestamp("answered_at").toInstant(),
				this.json.report(found.getString("report")));
	}

	/**
	 * Stores a new deep check and deletes the oldest.
	 * @return its number
	 */
	long add(Instant now, Collection<SiteDomain> asked) {
		long id = this.database.sql("insert into deep_check (started_at) values (?) returning id")
			.param(Timestamp.from(now))
			.query(Long.class)
			.single();
		this.database.sql("insert into probe (deep_check, site) select ?, unnest(cast(? as text[]))")
			.params(id, asked.stream().map(SiteDomain::toString).collect(Collectors.joining(",", "{", "}")))
			.update();
		this.database.sql("delete from deep_check where id not in (select id from deep_check order by id desc limit ?)")
			.param(KEPT)
			.update();
		return id;
	}

	void end(long id, Instant now) {
		this.database.sql("update deep_check set ended_at = ? where id = ? and ended_at is null")
			.params(Timestamp.from(now), id)
			.update();
	}

	/**
	 * Stores a probe report in the place of an earlier one.
	 * @return false if the deep check has ended or does not include that gateway
	 */
	boolean answer(long id, SiteDomain site, Instant now, ProbeReport report) {
		return this.database.sql("""
				update probe set answered_at = :now, report = :report, able = true
				where deep_check = :id and site = :site and exists
					(select from deep_check d where d.id = :id and d.ended_at is null and d.started_at > :since)""")
			.param("now", Timestamp.from(now))
			.param("report", this.json.write(report))
			.param("id", id)
			.param("site", site.toString())
			.param("since", Timestamp.from(now.minus(DeepCheckRun.LONGEST)))
			.update() > 0;
	}

	void markUnsupported(long id, SiteDomain site) {
		this.database.sql("update probe set able = false where deep_check = ? and site = ? and answered_at is null")
			.params(id, site.toString())
			.update();
	}

	/**
	 * The stored result.
	 * @return the checks, empty if nobody has evaluated them
	 */
	Optional<List<NamedCheck>> checks(long id) {
		return this.database.sql("select checks from deep_check where id = ? and checks is not null")
			.param(id)
			.query(String.class)
			.optional()
			.map(this.json::checks);
	}

	/**
	 * Stores the result unless another registry has.
	 */
	void keep(long id, List<NamedCheck> checks) {
		this.database.sql("update deep_check set checks = ? where id = ? and checks is null")
			.params(this.json.write(checks), id)
			.update();
	}

	/**
	 * A row of deep_check joined with probe.
	 *
	 * @param id the deep check's number
	 * @param startedAt when it started
	 * @param ended whether it is marked as ended
	 * @param probe a gateway that has to probe, empty if none
	 */
	private record Row(long id, Instant startedAt, boolean ended, Optional<ProbeStatus> probe) {
	}

}
