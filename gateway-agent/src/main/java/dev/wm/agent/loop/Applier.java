package dev.wm.agent.loop;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

import dev.wm.agent.host.Host;
import dev.wm.agent.host.HostException;
import dev.wm.agent.observed.Observed;
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
		if (plan.isEmpty()) {
			return new Applied(List.of(), List.of(), Set.of());
		}
		List<Step> done = new ArrayList<>();
		List<Applied.Failure> problems = new ArrayList<>();
		Set<Product> failed = EnumSet.noneOf(Product.class);
		for (Step step : plan) {
			if (mayRun(step.action().product(), failed)) {
				execute(step, done, problems, failed);
			}
			else {
				failed.add(step.action().product());
			}
		}
		verify(wanted, problems, failed);
		return new Applied(done, problems, failed);
	}

	// Without the firewall no packet is to be forwarded into the mesh or out of it.
	private static boolean mayRun(Product product, Set<Product> failed) {
		boolean guarded = product == Product.FLOWS || product == Product.FORWARDING || product == Product.TUNNEL;
		return !failed.contains(product) && !(guarded && failed.contains(Product.FIREWALL));
	}

	private void execute(Step step, List<Step> done, List<Applied.Failure> problems, Set<Product> failed) {
		try {
			this.host.execute(step.action());
			done.add(step);
		}
		catch (HostException ex) {
			failed.add(step.action().product());
			problems.add(new Applied.Failure(Products.of(step.action()),
					"Could not " + step.action().text() + ": " + ex.getMessage()));
		}
	}

	private void verify(Rendered wanted, List<Applied.Failure> problems, Set<Product> failed) {
		for (Step left : Planner.plan(wanted, this.host.observe())) {
			if (failed.add(left.action().product())) {
				problems
					.add(new Applied.Failure(Products.of(left.action()), "After it was done, it was still necessary to "
							+ left.action().text() + ": " + left.reason() + "."));
			}
		}
	}

}
