package dev.wm.agent.loop;

import java.time.Duration;
import java.util.function.Supplier;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import dev.wm.agent.cache.CachedConfig;
import dev.wm.agent.desired.PrivateKey;
import dev.wm.agent.fetch.CallResult;
import dev.wm.agent.fetch.FetchedConfig;
import dev.wm.agent.fetch.RegistryClient;
import dev.wm.contract.key.BearerToken;
import dev.wm.contract.key.PublicKey;
import dev.wm.contract.net.Cidr;
import dev.wm.contract.net.IpAddress;
import dev.wm.contract.net.Port;
import dev.wm.contract.net.SiteDomain;
import dev.wm.contract.v1.check.ProbeReport;
import dev.wm.contract.v1.enrolment.EnrolRequest;
import dev.wm.contract.v1.enrolment.Enrolment;
import dev.wm.contract.v1.enrolment.HeldKey;
import dev.wm.contract.v1.enrolment.KeyChallenge;
import dev.wm.contract.v1.enrolment.NewKey;
import dev.wm.contract.v1.gateway.GatewayReport;
import dev.wm.contract.v1.site.NewSite;
import dev.wm.contract.v1.site.Site;
import org.jspecify.annotations.Nullable;

/** A registry in memory, which can be taken down. */
final class FakeRegistry implements RegistryClient {

	final List<String> requests = new ArrayList<>();

	final List<GatewayReport> reports = new ArrayList<>();

	final List<EnrolRequest> enrolments = new ArrayList<>();

	/** The other end's key of the proofs. */
	static final PrivateKey CHALLENGE = PrivateKey.of(new byte[] { 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15,
			16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31, 32 });

	final List<PublicKey> keys = new ArrayList<>();

	final List<HeldKey> held = new ArrayList<>();

	@Nullable String heldKeyRefusal;

	@Nullable SiteDomain site;

	@Nullable String instance;

	private Supplier<Optional<String>> machine = Optional::empty;

	boolean clone;

	BearerToken enrolmentToken = BearerToken.parse("wm_enr_first");

	BearerToken credential = BearerToken.parse("wm_gw_first");

	boolean down;

	boolean downAfterNextResponse;

	boolean keysAreLost;

	long probe;

	final Map<Long, ProbeReport> found = new TreeMap<>();

	@Nullable CachedConfig config;

	@Override
	public CallResult<FetchedConfig> config(BearerToken shown, @Nullable String tag, @Nullable Long begun,
			Duration wait) {
		this.requests.add("config " + tag);
		CachedConfig current = this.config;
		if (this.down || current == null) {
			return new CallResult.Unreachable<>("it is unplugged");
		}
		if (!shown.equals(this.credential)) {
			return new CallResult.Refused<>(401, "Show a valid token.");
		}
		if (current.tag().equals(tag)) {
			return new CallResult.NotModified<>(false, wanted(begun));
		}
		this.down = this.downAfterNextResponse;
		return new CallResult.Success<>(
				new FetchedConfig(current.json(), current.tag(), current.revision(), wanted(begun)));
	}

	private long wanted(@Nullable Long begun) {
		return (begun != null && begun != this.probe) ? this.probe : 0;
	}

	@Override
	public CallResult<ProbeReport> sendProbeReport(BearerToken shown, long number, ProbeReport report) {
		if (this.down) {
			return new CallResult.Unreachable<>("it is unplugged");
		}
		if (this.found.putIfAbsent(number, report) != null) {
			throw new AssertionError("deep check " + number + " was run twice");
		}
		return new CallResult.Success<>(report);
	}

	@Override
	public CallResult<Enrolment> enrol(BearerToken token, EnrolRequest request) {
		this.requests.add("enrol");
		if (this.down) {
			return new CallResult.Unreachable<>("it is unplugged");
		}
		if (!token.equals(this.enrolmentToken)) {
			return new CallResult.Refused<>(401, "This token is spent: make a new one.");
		}
		this.enrolments.add(request);
		return new CallResult.Success<>(new Enrolment(this.credential, site(request)));
	}

	private static Site site(EnrolRequest request) {
		SiteDomain domain = Optional.ofNullable(request.site()).map(NewSite::domain).orElse(SiteDomain.parse("sheen"));
		return new Site(domain, Cidr.parse("172.30.2.0/24"), IpAddress.parse("172.30.2.1"), false, request.publicKey(),
				null, Port.WIREGUARD, request.lans());
	}

	@Override
	public CallResult<NewKey> sendKey(BearerToken shown, NewKey key) {
		this.requests.add("key " + key.publicKey());
		if (this.down || this.keysAreLost) {
			return new CallResult.Unreachable<>("it is unplugged");
		}
		this.keys.add(key.publicKey());
		return new CallResult.Success<>(key);
	}

	@Override
	public CallResult<KeyChallenge> keyChallenge(BearerToken shown) {
		this.requests.add("challenge");
		return this.down ? new CallResult.Unreachable<>("it is unplugged")
				: new CallResult.Success<>(new KeyChallenge(CHALLENGE.publicKey()));
	}

	@Override
	public CallResult<HeldKey> sendHeldKey(BearerToken shown, HeldKey held) {
		this.requests.add("held " + held.publicKey());
		if (this.heldKeyRefusal != null) {
			return new CallResult.Refused<>(409, this.heldKeyRefusal);
		}
		this.held.add(held);
		return new CallResult.Success<>(held);
	}

	@Override
	public void identify(SiteDomain site) {
		this.site = site;
	}

	@Override
	public void identify(Supplier<Optional<String>> machine) {
		this.machine = machine;
		this.instance = machine.get().orElse(null);
	}

	@Override
	public CallResult<GatewayReport> report(BearerToken shown, GatewayReport report) {
		this.instance = this.machine.get().orElse(null);
		if (this.down) {
			return new CallResult.Unreachable<>("it is unplugged");
		}
		if (this.clone) {
			this.requests.add("refused report");
			return new CallResult.Refused<>(409, "This machine is a clone.");
		}
		this.reports.add(report);
		return new CallResult.Success<>(report);
	}

}
