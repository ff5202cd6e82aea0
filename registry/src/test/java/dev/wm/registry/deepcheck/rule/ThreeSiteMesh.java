package dev.wm.registry.deepcheck.rule;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import dev.wm.contract.net.HostName;
import dev.wm.contract.net.IpAddress;
import dev.wm.contract.net.MacAddress;
import dev.wm.contract.net.SiteDomain;
import dev.wm.contract.v1.check.Finding;
import dev.wm.contract.v1.check.ForwardProbe;
import dev.wm.contract.v1.check.HostPresence;
import dev.wm.contract.v1.check.HostProbe;
import dev.wm.contract.v1.check.NamedCheck;
import dev.wm.contract.v1.check.PathProbe;
import dev.wm.contract.v1.check.ProbeReport;
import dev.wm.contract.v1.check.RouterNames;
import dev.wm.contract.v1.check.Severity;
import dev.wm.contract.v1.gateway.FirewallBlock;
import dev.wm.contract.v1.gateway.Gateway;
import dev.wm.contract.v1.host.Host;
import dev.wm.contract.v1.host.HostType;
import org.jspecify.annotations.Nullable;

/**
 * A healthy mesh of three sites, in which one thing at a time can be broken.
 */
final class ThreeSiteMesh {

	static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

	static final SiteDomain HUB = SiteDomain.parse("hq");

	static final SiteDomain OSRC = SiteDomain.parse("osrc");

	static final SiteDomain SHEEN = SiteDomain.parse("sheen");

	boolean ready = true;

	long delivered = 7;

	final List<Gateway> gateways = new ArrayList<>();

	final List<HostName> hosts = new ArrayList<>(List.of(HostName.parse("nas.sheen"), HostName.parse("server.sheen")));

	final Map<HostName, MacAddress> pins = new HashMap<>();

	final List<HostProbe> presences = new ArrayList<>();

	private final List<Finding> findings = new ArrayList<>();

	final List<ProbeStatus> probes = new ArrayList<>();

	final Map<SiteDomain, ReceivedProbeReport> reports = new HashMap<>();

	ThreeSiteMesh() {
		Stream.of(HUB, OSRC, SHEEN).forEach((site) -> this.gateways.add(gateway(site, true)));
		this.hosts.forEach((host) -> this.presences.add(new HostProbe(host, HostPresence.ANSWERS, null)));
		report(HUB, NOW, true, List.of(path(OSRC, 3, 1420, true), path(SHEEN, 3, 1420, true)), List.of(), List.of());
		report(OSRC, NOW, true, List.of(path(HUB, 3, 1420, true), path(SHEEN, 3, 1420, true)), List.of(), List.of());
		sheenProbes(path(HUB, 3, 1420, true));
	}

	List<NamedCheck> checks() {
		return ActiveChecks.evaluate(new DeepCheckInput(this.ready, this.delivered, 7, this.gateways, hosts(),
				this.findings, this.probes, this.reports));
	}

	private List<Host> hosts() {
		IpAddress first = IpAddress.parse("192.168.1.10");
		return IntStream.range(0, this.hosts.size())
			.mapToObj((place) -> new Host(this.hosts.get(place), first.plus(place), first.plus(place),
					HostType.STANDARD, false, this.pins.get(this.hosts.get(place)), false))
			.toList();
	}

	/** What sheen's gateway sees at the addresses of hosts, in their order. */
	void sheenSees(String... macs) {
		for (int place = 0; place < macs.length; place++) {
			HostProbe probe = new HostProbe(this.hosts.get(place), HostPresence.ANSWERS, MacAddress.parse(macs[place]));
			if (place < this.presences.size()) {
				this.presences.set(place, probe);
			}
			else {
				this.presences.add(probe);
			}
		}
		report(SHEEN, NOW, true, sheen().paths(), this.presences, List.of());
	}

	ThreeSiteMesh found(Severity severity, String code, SiteDomain site) {
		this.findings.add(new Finding(severity, code, "gateway", site.toString(), "It is so.", "Do so."));
		return this;
	}

	ThreeSiteMesh foundHost(String code, String host) {
		this.findings.add(new Finding(Severity.ERROR, code, "host", host, "It is so.", "Do so."));
		return this;
	}

	ThreeSiteMesh sync(SiteDomain site, boolean inSync) {
		this.gateways.replaceAll((gateway) -> gateway.site().equals(site) ? gateway(site, inSync) : gateway);
		return this;
	}

	void probe(ProbeStatus probe) {
		this.probes.removeIf((known) -> known.site().equals(probe.site()));
		this.probes.add(probe);
		this.reports.remove(probe.site());
	}

	void sheenProbes(PathProbe... more) {
		List<PathProbe> paths = Stream.concat(Stream.of(path(OSRC, 3, 1420, true)), Stream.of(more)).toList();
		report(SHEEN, NOW, true, paths, this.presences, List.of());
	}

	void sheenResolvesItself(boolean resolves) {
		ProbeReport current = sheen();
		report(SHEEN, NOW, resolves, current.paths(), this.presences, List.of());
	}

	void sheenSeesHost(HostPresence presence) {
		this.presences.set(0, new HostProbe(this.hosts.getFirst(), presence, null));
		report(SHEEN, NOW, true, sheen().paths(), this.presences, List.of());
	}

	void sheenReportsRemovedHost() {
		this.presences.add(new HostProbe(HostName.parse("gone.sheen"), HostPresence.ABSENT, null));
		report(SHEEN, NOW, true, sheen().paths(), this.presences, List.of());
	}

	void sheenClock(int seconds) {
		report(SHEEN, NOW.plusSeconds(seconds), true, sheen().paths(), this.presences, List.of());
	}

	private ProbeReport sheen() {
		return Objects.requireNonNull(this.reports.get(SHEEN)).report();
	}

	void report(SiteDomain site, Instant clock, boolean resolvesItself, List<PathProbe> paths, List<HostProbe> hosts,
			List<String> problems) {
		probe(new ProbeStatus(site, true, true, NOW));
		List<ForwardProbe> forwarded = paths.stream().map((path) -> new ForwardProbe(path.site(), true, true)).toList();
		this.reports.put(site, new ReceivedProbeReport(NOW,
				new ProbeReport(clock, resolvesItself, paths, hosts, problems, forwarded, null, null, null)));
	}

	/** What sheen's gateway forwards, and what other firewalls there drop. */
	void sheenForwards(@Nullable List<ForwardProbe> forwarded, @Nullable String skipped, FirewallBlock... blocks) {
		ProbeReport current = sheen();
		this.reports.put(SHEEN, new ReceivedProbeReport(NOW, new ProbeReport(current.clock(), true, current.paths(),
				this.presences, List.of(), forwarded, skipped, List.of(blocks), null)));
	}

	/** The domains that sheen's router answers itself. */
	void sheensRouterLacks(SiteDomain... domains) {
		ProbeReport current = sheen();
		this.reports.put(SHEEN,
				new ReceivedProbeReport(NOW,
						new ProbeReport(current.clock(), true, current.paths(), this.presences, List.of(),
								current.forwarded(), null, null,
								new RouterNames(IpAddress.parse("192.168.1.1"), List.of(domains)))));
	}

	private static Gateway gateway(SiteDomain site, boolean inSync) {
		return new Gateway(site, true, inSync, NOW, "0.1.0", null, 7L, null, List.of(), List.of(), List.of(), List.of(),
				List.of(), null);
	}

	static PathProbe path(SiteDomain to, int answered, @Nullable Integer largest, boolean names) {
		return new PathProbe(to, 3, answered, (answered > 0) ? 1.5 : null, largest, names);
	}

}
