package dev.wm.registry.presence;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import dev.wm.contract.InvalidValueException;
import dev.wm.contract.net.SiteDomain;
import dev.wm.contract.text.PlainText;
import dev.wm.contract.v1.Api;
import dev.wm.registry.web.ClientAddressResolver;
import dev.wm.registry.web.ClientNetwork;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The gateways that this registry had to refuse lately, such as after the restore of an
 * older backup. Who they are is what they say themselves without a valid credential:
 * nothing but a finding may follow from it, their number is bounded, and only those count
 * that come again. Thread-safe.
 */
@Component
public class RefusedGateways {

	/** How long a refused gateway is remembered; it polls again within a minute. */
	static final Duration LIFETIME = Duration.ofMinutes(5);

	// A single request may be a mistake.
	private static final Duration INSISTS = Duration.ofSeconds(1);

	private static final int MOST = 32;

	private static final int MOST_OF_CLIENT = 4;

	private static final int LONGEST_ADDRESS = 45;

	private static final String GATEWAY_TOKEN = "wm_gw_";

	private final Map<SiteDomain, Attempts> unknown = new TreeMap<>();

	private final Map<SiteDomain, Instant> contested = new TreeMap<>();

	private final ClientAddressResolver addresses;

	private final InstantSource clock;

	RefusedGateways(ClientAddressResolver addresses, InstantSource clock) {
		this.addresses = addresses;
		this.clock = clock;
	}

	/**
	 * Records a poll whose credential is not valid, if it says that it is a gateway's.
	 * @param request the poll
	 * @param token the token that it was sent with
	 */
	public void refused(HttpServletRequest request, Optional<String> token) {
		if (token.filter((text) -> text.startsWith(GATEWAY_TOKEN)).isPresent()) {
			site(request.getHeader(Api.SITE_HEADER)).ifPresent((site) -> record(site, address(request)));
		}
	}

	private String address(HttpServletRequest request) {
		String address = PlainText.of(this.addresses.text(request));
		return address.substring(0, Math.min(address.length(), LONGEST_ADDRESS));
	}

	private static Optional<SiteDomain> site(@Nullable String text) {
		try {
			return (text != null) ? Optional.of(SiteDomain.parse(text)) : Optional.empty();
		}
		catch (InvalidValueException ex) {
			return Optional.empty();
		}
	}

	private synchronized void record(SiteDomain site, String address) {
		Instant now = this.clock.instant();
		forgetBefore(now.minus(LIFETIME));
		Attempts before = this.unknown.get(site);
		String network = ClientNetwork.of(address);
		boolean full = this.unknown.size() >= MOST || this.unknown.values()
			.stream()
			.filter((attempts) -> ClientNetwork.of(attempts.address()).equals(network))
			.count() >= MOST_OF_CLIENT;
		if (before != null) {
			this.unknown.put(site, new Attempts(address, before.first(), now));
		}
		else if (!full) {
			this.unknown.put(site, new Attempts(address, now, now));
		}
	}

	/**
	 * Records that a second machine claims a site.
	 * @param site the site
	 */
	public synchronized void contested(SiteDomain site) {
		this.contested.put(site, this.clock.instant());
	}

	private void forgetBefore(Instant oldest) {
		this.unknown.values().removeIf((attempts) -> attempts.last().isBefore(oldest));
		this.contested.values().removeIf((at) -> at.isBefore(oldest));
	}

	/**
	 * The gateways that keep polling with a credential that is not valid.
	 * @return by site
	 */
	public synchronized List<RefusedGateway> unknown() {
		forgetBefore(this.clock.instant().minus(LIFETIME));
		return this.unknown.entrySet()
			.stream()
			.filter((entry) -> entry.getValue().insists())
			.map((entry) -> new RefusedGateway(entry.getKey(), entry.getValue().address()))
			.toList();
	}

	/**
	 * The sites that two machines claim.
	 * @return sorted
	 */
	public synchronized List<SiteDomain> contested() {
		forgetBefore(this.clock.instant().minus(LIFETIME));
		return List.copyOf(this.contested.keySet());
	}

	/**
	 * A gateway with a credential that is not valid.
	 *
	 * @param site what it says to be the gateway of
	 * @param address where it polls from
	 */
	public record RefusedGateway(SiteDomain site, String address) {
	}

	/**
	 * The polls of one.
	 *
	 * @param address where the last came from
	 * @param first when the first came
	 * @param last when the last came
	 */
	private record Attempts(String address, Instant first, Instant last) {

		boolean insists() {
			return Duration.between(this.first, this.last).compareTo(INSISTS) >= 0;
		}

	}

}
