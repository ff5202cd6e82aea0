package dev.wm.agent.reconcile;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.stream.Collectors;

import dev.wm.agent.cache.CachedConfig;
import dev.wm.agent.desired.ConfigParser;
import dev.wm.agent.desired.ConfigRefusedException;
import dev.wm.agent.desired.DesiredState;
import dev.wm.agent.desired.DesiredStateMapper;
import dev.wm.agent.desired.HostPlacement;
import dev.wm.agent.desired.LocalContext;
import dev.wm.agent.desired.OwnNetwork;
import dev.wm.agent.desired.Peer;
import dev.wm.agent.desired.PrivateKey;
import dev.wm.agent.desired.SupernetConflicts;
import dev.wm.agent.enrol.KeyStore;
import dev.wm.agent.host.Host;
import dev.wm.agent.observed.AppliedEndpoints;
import dev.wm.agent.render.RenderedConfig;
import dev.wm.agent.text.FileText;
import dev.wm.contract.key.PublicKey;
import dev.wm.contract.net.Endpoint;
import dev.wm.contract.v1.config.GatewayConfig;
import dev.wm.contract.v1.config.NameRecord;
import org.jspecify.annotations.Nullable;

/**
 * Compiles a configuration into checked texts: parses and validates it, maps it to the
 * desired state, renders that, and has nft and dnsmasq check the syntax. The last result
 * is kept and used again for an equal input.
 */
final class ConfigCompiler {

	private final Host host;

	private final KeyStore keys;

	private final Executor parallel;

	private @Nullable Compilation last;

	private @Nullable Precompiled precompiled;

	private @Nullable FileText writable;

	private volatile List<NameRecord> names = List.of();

	private volatile boolean ownKeyUnknown;

	/**
	 * Compiles nothing yet.
	 * @param host checks the texts
	 * @param keys this gateway's keys
	 * @param parallel runs {@link #precompile} and renders one text while others are
	 * rendered
	 */
	ConfigCompiler(Host host, KeyStore keys, Executor parallel) {
		this.host = host;
		this.keys = keys;
		this.parallel = parallel;
	}

	/**
	 * Whether the last configuration has a key for this gateway that it does not hold, as
	 * after the restore of an older backup of the registry.
	 */
	boolean isOwnKeyUnknown() {
		return this.ownKeyUnknown;
	}

	/**
	 * Starts to compile a configuration in the background, for the machine as it was
	 * last.
	 * @param config the configuration
	 */
	void precompile(CachedConfig config) {
		Compilation known = this.last;
		if (known != null) {
			this.precompiled = new Precompiled(config, known.context(), known.networks(), CompletableFuture
				.supplyAsync(() -> outcome(config, known.context(), known.networks()), this.parallel));
		}
	}

	/**
	 * Compiles a configuration.
	 * @param config the configuration
	 * @param context the machine's own key, LANs and name servers
	 * @param networks the networks that it is on
	 * @return its texts and summary
	 * @throws ConfigRefusedException if it must not be applied
	 */
	CompiledConfig compile(CachedConfig config, LocalContext context, List<OwnNetwork> networks) {
		Precompiled started = this.precompiled;
		// What failed is tried once more at the next sync.
		this.precompiled = null;
		Compilation known = this.last;
		if (known == null || !known.config().equals(config) || !known.context().equals(context)
				|| !known.networks().equals(networks)) {
			known = new Compilation(config, context, networks, outcome(config, context, networks, started));
			this.last = known;
		}
		return switch (known.outcome()) {
			case Outcome.Accepted(CompiledConfig compiled) -> compiled;
			case Outcome.Rejected(String reason) -> throw new ConfigRefusedException(List.of(reason));
		};
	}

	private Outcome outcome(CachedConfig config, LocalContext context, List<OwnNetwork> networks,
			@Nullable Precompiled started) {
		if (started != null && started.isOf(config, context, networks)) {
			return started.outcome();
		}
		if (started != null) {
			started.await();
		}
		return outcome(config, context, networks);
	}

	private Outcome outcome(CachedConfig config, LocalContext context, List<OwnNetwork> networks) {
		try {
			return new Outcome.Accepted(checked(config, context, networks));
		}
		catch (ConfigRefusedException ex) {
			return new Outcome.Rejected(String.valueOf(ex.getMessage()));
		}
	}

	private CompiledConfig checked(CachedConfig text, LocalContext context, List<OwnNetwork> networks) {
		GatewayConfig config = ConfigParser.parse(text.json(), this.names);
		this.names = config.names();
		ConfigSummary summary = ConfigSummary.of(config);
		// While the key is being replaced, the configuration says which one counts.
		Optional<PrivateKey> matching = this.keys.matching(summary.ownKey());
		this.ownKeyUnknown = matching.isEmpty();
		PrivateKey key = matching.orElse(context.privateKey());
		SupernetConflicts conflicts = new SupernetConflicts(config.supernet(), networks);
		DesiredState desired = DesiredStateMapper.map(config, context.withKey(key), conflicts);
		RenderedConfig rendered = RenderedConfig.of(desired, this.parallel);
		List<String> refusals = new ArrayList<>(
				this.host.check(rendered.table(), rendered.dnsmasq().content() + rendered.servers().content()));
		if (!isWritable(rendered.wireGuard(), desired)) {
			refusals.add("Its peers cannot be rendered for WireGuard.");
		}
		if (!refusals.isEmpty()) {
			throw new ConfigRefusedException(refusals);
		}
		List<String> problems = new ArrayList<>(conflicts.problems(config));
		problems.addAll(new HostPlacement(config, conflicts.without(context)).problems());
		return new CompiledConfig(rendered, summary, problems);
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
	 * A configuration that is being compiled in the background.
	 *
	 * @param config the configuration
	 * @param context the machine's own key, LANs and name servers
	 * @param networks the networks that it was on
	 * @param pending its outcome
	 */
	private record Precompiled(CachedConfig config, LocalContext context, List<OwnNetwork> networks,
			CompletableFuture<Outcome> pending) {

		boolean isOf(CachedConfig other, LocalContext machine, List<OwnNetwork> present) {
			return this.config.equals(other) && this.context.equals(machine) && this.networks.equals(present);
		}

		// Two at the same time would share what they remember of the last one.
		void await() {
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
	 * The last compilation.
	 *
	 * @param config the configuration
	 * @param context the machine's own key, LANs and name servers
	 * @param networks the networks that it was on
	 * @param outcome its outcome
	 */
	private record Compilation(CachedConfig config, LocalContext context, List<OwnNetwork> networks, Outcome outcome) {

	}

	/**
	 * A configuration that may be applied.
	 *
	 * @param rendered its texts
	 * @param summary what the agent needs to know of it besides
	 * @param problems a sentence for each host that is left out and each network in the
	 * way
	 */
	record CompiledConfig(RenderedConfig rendered, ConfigSummary summary, List<String> problems) {
	}

	/** The outcome of a compilation. */
	private sealed interface Outcome {

		/**
		 * It may be applied.
		 *
		 * @param compiled its texts and summary
		 */
		record Accepted(CompiledConfig compiled) implements Outcome {

		}

		/**
		 * It must not be applied.
		 *
		 * @param reason why
		 */
		record Rejected(String reason) implements Outcome {

		}

	}

}
