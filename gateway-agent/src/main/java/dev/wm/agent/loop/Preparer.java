package dev.wm.agent.loop;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import dev.wm.agent.cache.CachedConfig;
import dev.wm.agent.desired.ConfigParser;
import dev.wm.agent.desired.ConfigRefusedException;
import dev.wm.agent.desired.Desired;
import dev.wm.agent.desired.DesiredState;
import dev.wm.agent.desired.Locality;
import dev.wm.agent.desired.Peer;
import dev.wm.agent.host.Host;
import dev.wm.agent.observed.WrittenEndpoints;
import dev.wm.agent.render.Rendered;
import dev.wm.contract.key.PublicKey;
import dev.wm.contract.net.Endpoint;
import org.jspecify.annotations.Nullable;

/**
 * Makes texts of a configuration and has them checked, once for each configuration and
 * state of the machine's surroundings (W69).
 */
final class Preparer {

	private final Host host;

	private @Nullable Prepared last;

	Preparer(Host host) {
		this.host = host;
	}

	/**
	 * Prepares a configuration.
	 * @param config the configuration
	 * @param locality what the machine knows of itself
	 * @return what is desired
	 * @throws ConfigRefusedException if it must not be put in force
	 */
	Rendered prepare(CachedConfig config, Locality locality) {
		Prepared known = this.last;
		if (known == null || !known.config().equals(config) || !known.locality().equals(locality)) {
			known = new Prepared(config, locality, outcome(config, locality));
			this.last = known;
		}
		return switch (known.outcome()) {
			case Outcome.Accepted(Rendered rendered) -> rendered;
			case Outcome.Rejected(String reason) -> throw new ConfigRefusedException(List.of(reason));
		};
	}

	private Outcome outcome(CachedConfig config, Locality locality) {
		try {
			return new Outcome.Accepted(checked(config, locality));
		}
		catch (ConfigRefusedException ex) {
			return new Outcome.Rejected(String.valueOf(ex.getMessage()));
		}
	}

	private Rendered checked(CachedConfig config, Locality locality) {
		Desired desired = DesiredState.of(ConfigParser.parse(config.json()), locality);
		Rendered rendered = Rendered.of(desired);
		List<String> refusals = new ArrayList<>(this.host.check(rendered.table().content(),
				rendered.dnsmasq().content() + rendered.servers().content()));
		if (!WrittenEndpoints.parse(rendered.wireGuard().content()).equals(endpoints(desired))) {
			refusals.add("Its peers cannot be written as WireGuard's text.");
		}
		if (!refusals.isEmpty()) {
			throw new ConfigRefusedException(refusals);
		}
		return rendered;
	}

	private static Map<PublicKey, Endpoint> endpoints(Desired desired) {
		return desired.wireGuard()
			.peers()
			.stream()
			.filter((peer) -> peer.endpoint() != null)
			.collect(Collectors.toMap(Peer::key, Preparer::endpoint));
	}

	private static Endpoint endpoint(Peer peer) {
		Endpoint endpoint = peer.endpoint();
		if (endpoint == null) {
			throw new IllegalStateException("peers without an endpoint were left out");
		}
		return endpoint;
	}

	/**
	 * A configuration that was looked at.
	 *
	 * @param config the configuration
	 * @param locality what the machine knew of itself
	 * @param outcome what came of it
	 */
	private record Prepared(CachedConfig config, Locality locality, Outcome outcome) {

	}

	/** What came of a configuration. */
	private sealed interface Outcome {

		/**
		 * It may be put in force.
		 *
		 * @param rendered its texts
		 */
		record Accepted(Rendered rendered) implements Outcome {

		}

		/**
		 * It must not.
		 *
		 * @param reason why
		 */
		record Rejected(String reason) implements Outcome {

		}

	}

}
