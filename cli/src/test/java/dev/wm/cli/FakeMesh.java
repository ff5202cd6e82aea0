package dev.wm.cli;

import java.net.URI;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import dev.wm.contract.net.Cidr;
import dev.wm.contract.net.DnsLabel;
import dev.wm.contract.net.HostName;
import dev.wm.contract.net.IpAddress;
import dev.wm.contract.net.MeshName;
import dev.wm.contract.net.NetworkLabel;
import dev.wm.contract.net.Port;
import dev.wm.contract.net.SiteDomain;
import dev.wm.contract.v1.ProblemCode;
import dev.wm.contract.v1.change.Change;
import dev.wm.contract.v1.check.DeepCheck;
import dev.wm.contract.v1.check.Finding;
import dev.wm.contract.v1.config.MeshConfig;
import dev.wm.contract.v1.credential.Credential;
import dev.wm.contract.v1.device.Device;
import dev.wm.contract.v1.device.DeviceType;
import dev.wm.contract.v1.device.NewDevice;
import dev.wm.contract.v1.enrolment.PendingEnrolment;
import dev.wm.contract.v1.gateway.Gateway;
import dev.wm.contract.v1.host.Host;
import dev.wm.contract.v1.host.HostType;
import dev.wm.contract.v1.host.NewHost;
import dev.wm.contract.v1.mesh.Mesh;
import dev.wm.contract.v1.release.Release;
import dev.wm.contract.v1.release.RollOut;
import dev.wm.contract.v1.site.NewSite;
import dev.wm.contract.v1.site.Site;
import org.jspecify.annotations.Nullable;

/**
 * What a fake registry keeps, and the rules that the command line reacts to.
 */
final class FakeMesh {

	final Map<SiteDomain, Site> sites = new TreeMap<>();

	final Map<HostName, Host> hosts = new TreeMap<>();

	final Map<DnsLabel, Device> devices = new TreeMap<>();

	final List<Gateway> gateways = new ArrayList<>();

	final List<Finding> findings = new ArrayList<>();

	final List<Release> releases = new ArrayList<>();

	RollOut rollOut = new RollOut(null, 100, false, false, false, null, List.of());

	final List<Change> changes = new ArrayList<>();

	final List<Credential> credentials = new ArrayList<>();

	final List<PendingEnrolment> tokens = new ArrayList<>();

	/** How far a deep check is, at each request; the last one stays. */
	final Deque<DeepCheck> deepChecks = new ArrayDeque<>();

	final MeshName name;

	private final Cidr supernet;

	@Nullable URI publicUrl;

	FakeMesh(String name, String supernet) {
		this.name = MeshName.parse(name);
		this.supernet = Cidr.parse(supernet);
	}

	Mesh mesh() {
		return new Mesh(this.name, NetworkLabel.parse("wm"), this.supernet, 7, "0.1.0", this.publicUrl);
	}

	DeepCheck beginDeepCheck() {
		return present(this.deepChecks.peekFirst(), "deep check");
	}

	DeepCheck nextDeepCheck(long id) {
		if (this.deepChecks.size() > 1) {
			this.deepChecks.removeFirst();
		}
		DeepCheck now = beginDeepCheck();
		return present((now.id() == id) ? now : null, "deep check " + id);
	}

	MeshConfig config() {
		return new MeshConfig(this.name, NetworkLabel.parse("wm"), this.supernet, List.copyOf(this.sites.values()),
				List.copyOf(this.hosts.values()), List.copyOf(this.devices.values()));
	}

	Site add(NewSite wanted) {
		if (this.sites.containsKey(wanted.domain())) {
			throw new Refusal(ProblemCode.NAME_TAKEN, "There is a site " + wanted.domain() + " already.");
		}
		int length = (wanted.prefixLength() != null) ? wanted.prefixLength() : 24;
		Cidr next = Cidr.containing(this.supernet.address().plus((this.sites.size() + 1) * 256L), length);
		Cidr subnet = (wanted.subnet() != null) ? wanted.subnet() : next;
		Port port = (wanted.listenPort() != null) ? wanted.listenPort() : Port.WIREGUARD;
		Site site = new Site(wanted.domain(), subnet, subnet.address().plus(1), wanted.hub(), null, wanted.endpoint(),
				port, List.of(), false, wanted.allowPublicDomain());
		this.sites.put(site.domain(), site);
		return site;
	}

	Host add(NewHost wanted) {
		Site site = this.sites.get(wanted.name().domain());
		if (site == null) {
			throw new Refusal(ProblemCode.NOT_FOUND, "There is no site " + wanted.name().domain() + ": add it first.");
		}
		IpAddress overlay = (wanted.overlayAddress() != null) ? wanted.overlayAddress()
				: site.gateway().plus(this.hosts.size() + 1L);
		Host host = new Host(wanted.name(), wanted.localAddress(), overlay,
				(wanted.type() != null) ? wanted.type() : HostType.STANDARD, wanted.masquerade(), wanted.mac(),
				wanted.follow(), wanted.aliases());
		this.hosts.put(host.name(), host);
		return host;
	}

	Device add(NewDevice wanted) {
		Optional<Site> hub = this.sites.values().stream().filter(Site::hub).findFirst();
		if (hub.isEmpty()) {
			throw new Refusal(ProblemCode.NO_HUB, "The mesh has no hub: add a site with --hub first.");
		}
		if (this.devices.containsKey(wanted.name())) {
			throw new Refusal(ProblemCode.NAME_TAKEN, "There is a device " + wanted.name() + " already.");
		}
		IpAddress overlay = (wanted.overlayAddress() != null) ? wanted.overlayAddress()
				: hub.get().gateway().plus(this.devices.size() + 100L);
		Device device = new Device(wanted.name(), overlay, (wanted.type() != null) ? wanted.type() : DeviceType.ROAMING,
				null);
		this.devices.put(device.name(), device);
		return device;
	}

	Object revoke(boolean credential, long id) {
		List<?> all = credential ? this.credentials : this.tokens;
		Object found = all.stream()
			.filter((each) -> ((each instanceof Credential held) ? held.id() : ((PendingEnrolment) each).id()) == id)
			.findFirst()
			.orElseThrow(() -> new Refusal(ProblemCode.NOT_FOUND, "There is no such token."));
		all.remove(found);
		return found;
	}

	Site removeSite(SiteDomain domain, boolean cascade) {
		List<Host> tenants = this.hosts.values()
			.stream()
			.filter((host) -> host.name().domain().equals(domain))
			.toList();
		if (!tenants.isEmpty() && !cascade) {
			throw new Refusal(ProblemCode.SITE_NOT_EMPTY, "The site " + domain + " still has "
					+ tenants.getFirst().name() + ": remove them first, or everything at once with cascade=true.");
		}
		Site removed = present(this.sites.remove(domain), domain);
		tenants.forEach((host) -> this.hosts.remove(host.name()));
		return removed;
	}

	static <T> T present(@Nullable T object, Object name) {
		if (object == null) {
			throw new Refusal(ProblemCode.NOT_FOUND, "There is no " + name + ": nothing was removed.");
		}
		return object;
	}

	static Credential credential(long id, dev.wm.contract.v1.credential.CredentialKind kind, @Nullable String label,
			@Nullable Instant lastUsed) {
		return new Credential(id, kind, label, null, null, Instant.parse("2026-11-01T12:00:00Z"), lastUsed);
	}

	/** A problem for a response. */
	static final class Refusal extends RuntimeException {

		private static final long serialVersionUID = 1L;

		final ProblemCode code;

		Refusal(ProblemCode code, String detail) {
			super(detail);
			this.code = code;
		}

	}

}
