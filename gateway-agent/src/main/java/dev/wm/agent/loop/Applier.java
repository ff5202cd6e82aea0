package dev.wm.agent.loop;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

import dev.wm.agent.host.Host;
import dev.wm.agent.host.HostException;
import dev.wm.agent.observed.Observed;
import dev.wm.agent.plan.Action;
import dev.wm.agent.plan.Planner;
import dev.wm.agent.plan.Product;
import dev.wm.agent.plan.Step;
import dev.wm.agent.render.Rendered;

/**
 * Puts what is desired in force, as far as the machine lets it, and looks whether it is.
 */
final class Applier {

	private final Host host;

	Applier(Host host) {
		this.host = host;
	}

	/**
	 * Applies.
	 * @param wanted what is desired
	 * @param observed what is there
	 * @return what was reached
	 */
	Applied apply(Rendered wanted, Observed observed) {
		List<Step> plan = Planner.plan(wanted, observed);
		Outcome outcome = new Outcome();
		for (Step step : plan) {
			if (mayRun(step.action().product(), outcome.failed)) {
				execute(step, outcome);
			}
			else {
				outcome.failed.add(step.action().product());
			}
		}
		if (!plan.isEmpty()) {
			verify(wanted, outcome);
		}
		return outcome.applied();
	}

	// Without the firewall no packet is to be forwarded into the mesh or out of it.
	private static boolean mayRun(Product product, Set<Product> failed) {
		boolean guarded = product == Product.FLOWS || product == Product.FORWARDING || product == Product.TUNNEL;
		return !failed.contains(product) && !(guarded && failed.contains(Product.FIREWALL));
	}

	private void execute(Step step, Outcome outcome) {
		try {
			this.host.execute(step.action());
			outcome.done.add(step);
		}
		catch (HostException ex) {
			outcome.missed(step.action());
			outcome.failures.add(new Applied.Failure(Products.of(step.action()),
					"Could not " + step.action().text() + ": " + ex.getMessage()));
		}
	}

	private void verify(Rendered wanted, Outcome outcome) {
		for (Step left : Planner.plan(wanted, this.host.observe())) {
			if (outcome.missed(left.action())) {
				outcome.failures
					.add(new Applied.Failure(Products.of(left.action()), "After it was done, it was still necessary to "
							+ left.action().text() + ": " + left.reason() + "."));
			}
		}
	}

	/** What was reached so far. */
	private static final class Outcome {

		private final List<Step> done = new ArrayList<>();

		private final List<Applied.Failure> failures = new ArrayList<>();

		private final Set<Product> failed = EnumSet.noneOf(Product.class);

		private final Set<Product> unrecorded = EnumSet.noneOf(Product.class);

		/** True if nothing of the kind was missed before. */
		boolean missed(Action action) {
			boolean known = this.failed.contains(action.product());
			return action.isRecord() ? this.unrecorded.add(action.product()) && !known
					: this.failed.add(action.product());
		}

		Applied applied() {
			return new Applied(this.done, this.failures, this.failed, this.unrecorded);
		}

	}

}
