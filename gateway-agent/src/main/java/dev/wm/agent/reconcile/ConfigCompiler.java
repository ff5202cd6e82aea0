package dev.wm.agent.reconcile;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.stream.Collectors;

import dev.wm.agent.cache.CachedConfig;
import dev.wm.agent.desired.ConfigParser;
import dev.wm.agent.desired.ConfigRefusedException;
import dev.wm.agent.desired.DesiredState;
import dev.wm.agent.desired.DesiredStateMapper;
import dev.wm.agent.desired.LocalContext;
import dev.wm.agent.desired.Peer;
import dev.wm.agent.desired.PrivateKey;
import dev.wm.agent.enrol.KeyStore;
import dev.wm.agent.host.Host;
import dev.wm.agent.observed.AppliedEndpoints;
import dev.wm.agent.render.RenderedConfig;
import dev.wm.agent.text.FileText;
import dev.wm.contract.key.PublicKey;
import dev.wm.contract.net.Cidr;
import dev.wm.contract.net.Endpoint;
import dev.wm.contract.v1.config.GatewayConfig;
import dev.wm.contract.v1.config.NameRecord;
import org.jspecify.annotations.Nullable;

/**
 * Makes texts of a configuration and has them checked, once for each configuration and
 * state of the machine's surroundings (W69).
 */
final class ConfigCompiler {

	private final Host host;

	private final KeyStore keys;

	private final Executor parallel;

	private @Nullable Prepared last;

	private @Nullable Precompiled precompiled;

	private @Nullable FileText writable;

	private volatile List<NameRecord> names = List.of();

	/** What may be done beside other things is done by the executor. */
	ConfigCompiler(Host host, KeyStore keys, Executor parallel) {
		this.host = host;
		this.keys = keys;
		this.parallel = parallel;
	}

	/**
	 * Begins to prepare what is to be prepared next, as if the machine were as it was.
	 * @param config the configuration
	 */
	void precompile(CachedConfig config) {
		Prepared known = this.last;
		if (known != null) {
			this.precompiled = new Precompiled(config, known.context(), known.uplinks(), CompletableFuture
				.supplyAsync(() -> outcome(config, known.context(), known.uplinks()), this.parallel));
		}
	}

	/**
	 * Prepares a configuration.
	 * @param config the configuration
	 * @param context what the machine knows of itself
	 * @param uplinks the networks on its interfaces that are not LANs
	 * @return its texts
	 * @throws ConfigRefusedException if it must not be put in force
	 */
	CompiledConfig compile(CachedConfig config, LocalContext context, List<Cidr> uplinks) {
		Precompiled begun = this.precompiled;
		// What failed is tried once more at the next look.
		this.precompiled = null;
		Prepared known = this.last;
		if (known == null || !known.config().equals(config) || !known.context().equals(context)
				|| !known.uplinks().equals(uplinks)) {
			known = new Prepared(config, context, uplinks, outcome(config, context, uplinks, begun));
			this.last = known;
		}
		return switch (known.outcome()) {
			case Outcome.Accepted(CompiledConfig compiled) -> compiled;
			case Outcome.Overlapping(String reason) -> throw new OverlapException(List.of(reason));
			case Outcome.Rejected(String reason) -> throw new ConfigRefusedException(List.of(reason));
		};
	}

	private Outcome outcome(CachedConfig config, LocalContext context, List<Cidr> uplinks,
			@Nullable Precompiled begun) {
		if (begun != null && begun.isOf(config, context, uplinks)) {
			return begun.outcome();
		}
		if (begun != null) {
			begun.end();
		}
		return outcome(config, context, uplinks);
	}

	private Outcome outcome(CachedConfig config, LocalContext context, List<Cidr> uplinks) {
		try {
			return new Outcome.Accepted(checked(config, context, uplinks));
		}
		catch (OverlapException ex) {
			return new Outcome.Overlapping(String.valueOf(ex.getMessage()));
		}
		catch (ConfigRefusedException ex) {
			return new Outcome.Rejected(String.valueOf(ex.getMessage()));
		}
	}

	private CompiledConfig checked(CachedConfig text, LocalContext context, List<Cidr> uplinks) {
		GatewayConfig config = ConfigParser.parse(text.json(), this.names);
		this.names = config.names();
		ConfigSummary facts = ConfigSummary.of(config);
		OverlapException.require(config.supernet(), context.lans(), uplinks);
		// While the key is being replaced, the configuration says which one counts.
		PrivateKey key = this.keys.matching(facts.ownKey()).orElse(context.privateKey());
		DesiredState desired = DesiredStateMapper.map(config, context.withKey(key));
		RenderedConfig rendered = RenderedConfig.of(desired, this.parallel);
		List<String> refusals = new ArrayList<>(
				this.host.check(rendered.table(), rendered.dnsmasq().content() + rendered.servers().content()));
		if (!isWritable(rendered.wireGuard(), desired)) {
			refusals.add("Its peers cannot be written as WireGuard's text.");
		}
		if (!refusals.isEmpty()) {
			throw new ConfigRefusedException(refusals);
		}
		return new CompiledConfig(rendered, facts);
	}

	// Most changes are not about peers, and leave their text as it was.
	private boolean isWritable(FileText text, DesiredState desired) {
		if (!text.equals(this.writable) && AppliedEndpoints.parse(text.content()).equals(endpoints(desired))) {
			this.writable = text;
		}
		return text.equals(this.writable);
	}

	private static Map<PublicKey, Endpoint> endpoints(DesiredState desired) {
		return desired.wireGuard()
			.peers()
			.stream()
			.filter((peer) -> peer.endpoint() != null)
			.collect(Collectors.toMap(Peer::key, ConfigCompiler::endpoint));
	}

	private static Endpoint endpoint(Peer peer) {
		Endpoint endpoint = peer.endpoint();
		if (endpoint == null) {
			throw new IllegalStateException("peers without an endpoint were left out");
		}
		return endpoint;
	}

	/**
	 * A configuration that is being prepared.
	 *
	 * @param config the configuration
	 * @param context what the machine knew of itself
	 * @param uplinks the networks on its interfaces that were not LANs
	 * @param pending what comes of it
	 */
	private record Precompiled(CachedConfig config, LocalContext context, List<Cidr> uplinks,
			CompletableFuture<Outcome> pending) {

		boolean isOf(CachedConfig other, LocalContext present, List<Cidr> networks) {
			return this.config.equals(other) && this.context.equals(present) && this.uplinks.equals(networks);
		}

		// Two at the same time would share what they remember of the last one.
		void end() {
			this.pending.handle((outcome, failure) -> this.config).join();
		}

		Outcome outcome() {
			try {
				return this.pending.join();
			}
			catch (CompletionException ex) {
				throw (ex.getCause() instanceof RuntimeException cause) ? cause : ex;
			}
		}

	}

	/**
	 * A configuration that was looked at.
	 *
	 * @param config the configuration
	 * @param context what the machine knew of itself
	 * @param uplinks the networks on its interfaces that were not LANs
	 * @param outcome what came of it
	 */
	private record Prepared(CachedConfig config, LocalContext context, List<Cidr> uplinks, Outcome outcome) {

	}

	/**
	 * A configuration that may be put in force.
	 *
	 * @param rendered its texts
	 * @param facts what else has to be known of it
	 */
	record CompiledConfig(RenderedConfig rendered, ConfigSummary facts) {
	}

	/** What came of a configuration. */
	private sealed interface Outcome {

		/**
		 * It may be put in force.
		 *
		 * @param ready its texts
		 */
		record Accepted(CompiledConfig compiled) implements Outcome {

		}

		/**
		 * It must not, and no other of this mesh either.
		 *
		 * @param reason why
		 */
		record Overlapping(String reason) implements Outcome {
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
