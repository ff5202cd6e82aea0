package dev.wm.registry.presence;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;

import dev.wm.contract.InvalidValueException;
import dev.wm.contract.net.SiteDomain;
import dev.wm.contract.text.PlainText;
import dev.wm.contract.v1.Api;
import dev.wm.registry.web.ClientAddressResolver;
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

	private static final int LONGEST_ADDRESS = 45;

	private static final String GATEWAY_TOKEN = "wm_gw_";

	private final RefusedPolls polls = new RefusedPolls();

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
	 * @param isRegistered whether there is a site
	 */
	public void refused(HttpServletRequest request, Optional<String> token, Predicate<SiteDomain> isRegistered) {
		if (token.filter((text) -> text.startsWith(GATEWAY_TOKEN)).isPresent()) {
			site(request.getHeader(Api.SITE_HEADER))
				.ifPresent((site) -> record(site, isRegistered.test(site), address(request)));
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

	private synchronized void record(SiteDomain site, boolean registered, String address) {
		Instant now = this.clock.instant();
		forgetBefore(now.minus(LIFETIME));
		this.polls.record(site, registered, address, now);
	}

	/**
	 * Records that a second machine claims a site.
	 * @param site the site
	 */
	public synchronized void contested(SiteDomain site) {
		this.contested.put(site, this.clock.instant());
	}

	private void forgetBefore(Instant oldest) {
		this.polls.forgetBefore(oldest);
		this.contested.values().removeIf((at) -> at.isBefore(oldest));
	}

	/**
	 * The gateways that keep polling with a credential that is not valid.
	 * @return by site
	 */
	public synchronized List<RefusedGateway> unknown() {
		forgetBefore(this.clock.instant().minus(LIFETIME));
		return this.polls.insisting();
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
	 * @param addresses where it polls from, the first that did first: of each network
	 * one, as anybody may name the site
	 */
	public record RefusedGateway(SiteDomain site, List<String> addresses) {

		public RefusedGateway {
			addresses = List.copyOf(addresses);
		}

	}

}
