package dev.wm.agent.reconcile;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;

import dev.wm.agent.host.Host;
import dev.wm.agent.host.HostException;
import dev.wm.agent.observed.NetworkInterface;
import dev.wm.agent.observed.ObservedState;
import dev.wm.agent.plan.Action;
import dev.wm.agent.plan.ApplyStage;
import dev.wm.agent.plan.Planner;
import dev.wm.agent.plan.Step;
import dev.wm.agent.plan.TunnelAction;
import dev.wm.agent.render.RenderedConfig;
import dev.wm.contract.net.InterfaceName;
import org.jspecify.annotations.Nullable;

/**
 * Applies a rendered configuration: plans, executes the steps stage by stage, and
 * verifies that nothing is left to do.
 */
final class Applier {

	private static final Set<ApplyStage> PARALLEL_STAGES = Set.of(ApplyStage.FIREWALL, ApplyStage.FLOWS,
			ApplyStage.NAMES);

	private static final Set<ApplyStage> GUARDED = Set.of(ApplyStage.FLOWS, ApplyStage.GUARD, ApplyStage.FORWARDING,
			ApplyStage.TUNNEL);

	private final Host host;

	private final Executor parallel;

	// The configuration for which the last plan was empty, and the state observed then.
	private @Nullable RenderedConfig unchanged;

	private @Nullable ObservedState lastObserved;

	/**
	 * Applies nothing yet.
	 * @param host the machine
	 * @param parallel runs the firewall stage while names are applied
	 */
	Applier(Host host, Executor parallel) {
		this.host = host;
		this.parallel = parallel;
	}

	/**
	 * Applies a configuration.
	 * @param wanted the configuration
	 * @param observed the machine's state
	 * @return the steps that were done and those that failed
	 */
	// The same texts, not equal ones: those of a large mesh are long.
	@SuppressWarnings("ReferenceEquality")
	ApplyResult apply(RenderedConfig wanted, ObservedState observed) {
		ObservedState present = observed.withoutTraffic();
		if (wanted == this.unchanged && present.equals(this.lastObserved)) {
			return new Outcome().result();
		}
		List<Step> plan = Planner.plan(wanted, observed);
		this.unchanged = plan.isEmpty() ? wanted : null;
		this.lastObserved = present;
		Outcome outcome = isParallel(plan) ? executeParallel(plan) : execute(plan);
		if (!plan.isEmpty()) {
			verify(wanted, outcome);
		}
		return outcome.result();
	}

	/**
	 * Takes the tunnel down and leaves the rest as it is.
	 * @param mesh its interface
	 * @param observed the machine's state
	 * @return empty if it is down
	 */
	Optional<ApplyResult> takeDown(InterfaceName mesh, ObservedState observed) {
		return observed.networkInterface(mesh.text())
			.filter(NetworkInterface::up)
			.map((link) -> execute(List.of(new Step(new TunnelAction.TakeDown(mesh), "another machine is the gateway")))
				.result());
	}

	// dnsmasq listens in the tunnel, so it waits for one that is still to be created.
	private static boolean isParallel(List<Step> plan) {
		return plan.stream().map((step) -> step.action().stage()).allMatch(PARALLEL_STAGES::contains);
	}

	// nft waits for the kernel most of the time, and dnsmasq need not wait for it. Whom
	// the table no longer admits is cut off by it already, so conntrack entries, which
	// take the kernel long to find, are deleted last.
	private Outcome executeParallel(List<Step> plan) {
		CompletableFuture<Outcome> firewall = CompletableFuture
			.supplyAsync(() -> execute(of(ApplyStage.FIREWALL, plan)), this.parallel);
		try {
			Outcome names = execute(of(ApplyStage.NAMES, plan));
			Outcome outcome = firewall.join().and(names);
			execute(of(ApplyStage.FLOWS, plan), outcome);
			return outcome;
		}
		catch (CompletionException ex) {
			throw (ex.getCause() instanceof RuntimeException cause) ? cause : ex;
		}
		finally {
			// Nothing of it goes on while the next sync runs.
			firewall.handle((outcome, failure) -> plan).join();
		}
	}

	private static List<Step> of(ApplyStage stage, List<Step> plan) {
		return plan.stream().filter((step) -> step.action().stage() == stage).toList();
	}

	private Outcome execute(List<Step> plan) {
		Outcome outcome = new Outcome();
		execute(plan, outcome);
		return outcome;
	}

	private void execute(List<Step> plan, Outcome outcome) {
		for (Step step : plan) {
			if (mayRun(step.action().stage(), outcome.failed)) {
				execute(step, outcome);
			}
			else {
				outcome.failed.add(step.action().stage());
			}
		}
	}

	// Without the firewall no packet is to be forwarded into the mesh or out of it.
	private static boolean mayRun(ApplyStage stage, Set<ApplyStage> failed) {
		boolean guarded = GUARDED.contains(stage);
		return !failed.contains(stage) && !(guarded && failed.contains(ApplyStage.FIREWALL));
	}

	private void execute(Step step, Outcome outcome) {
		try {
			this.host.execute(step.action());
			outcome.done.add(step);
		}
		catch (HostException ex) {
			outcome.missed(step.action());
			outcome.failures.add(new ApplyResult.Failure(step.action().subsystem(),
					"Could not " + step.action().text() + ": " + ex.getMessage()));
		}
	}

	private void verify(RenderedConfig wanted, Outcome outcome) {
		for (Step left : Planner.plan(wanted, this.host.observe())) {
			if (outcome.missed(left.action())) {
				outcome.failures.add(new ApplyResult.Failure(left.action().subsystem(),
						"Still necessary after the apply: " + left.action().text() + ": " + left.reason() + "."));
			}
		}
	}

	/** The result so far. */
	private static final class Outcome {

		private final List<Step> done = new ArrayList<>();

		private final List<ApplyResult.Failure> failures = new ArrayList<>();

		private final Set<ApplyStage> failed = EnumSet.noneOf(ApplyStage.class);

		private final Set<ApplyStage> unrecorded = EnumSet.noneOf(ApplyStage.class);

		/** Counts an action as not done; true if it is the first of its stage. */
		boolean missed(Action action) {
			boolean known = this.failed.contains(action.stage());
			return action.isRecord() ? this.unrecorded.add(action.stage()) && !known : this.failed.add(action.stage());
		}

		Outcome and(Outcome other) {
			this.done.addAll(other.done);
			this.failures.addAll(other.failures);
			this.failed.addAll(other.failed);
			this.unrecorded.addAll(other.unrecorded);
			return this;
		}

		ApplyResult result() {
			return new ApplyResult(this.done, this.failures, this.failed, this.unrecorded);
		}

	}

}
