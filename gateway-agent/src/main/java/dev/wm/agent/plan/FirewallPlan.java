package dev.wm.agent.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.wm.agent.observed.ManagedFile;
import dev.wm.agent.observed.ObservedState;
import dev.wm.agent.observed.TableState;
import dev.wm.agent.render.RenderedConfig;

/**
 * Plans the nftables table, then its file, which holds what is loaded.
 */
final class FirewallPlan {

	private FirewallPlan() {
	}

	static List<Step> steps(RenderedConfig wanted, ObservedState observed) {
		List<Step> steps = new ArrayList<>();
		reason(wanted, observed.table())
			.ifPresentOrElse((reason) -> steps.add(new Step(change(wanted, observed.table()), reason)), () -> {
				if (!observed.table().map(TableState::recorded).orElse(true)) {
					steps.add(new Step(new FirewallAction.RecordTable(), "it is not on disk"));
				}
			});
		FileDiff.step(ApplyStage.FIREWALL, ManagedFile.TABLE, wanted.tableFile(), observed).ifPresent(steps::add);
		return steps;
	}

	private static Action change(RenderedConfig wanted, Optional<TableState> table) {
		return table.flatMap(TableState::content)
			.flatMap((loaded) -> wanted.table().changes(loaded))
			.<Action>map((changes) -> new FirewallAction.UpdateTable(wanted.table(), changes))
			.orElseGet(() -> new FirewallAction.LoadTable(wanted.table()));
	}

	private static Optional<String> reason(RenderedConfig wanted, Optional<TableState> table) {
		if (table.isEmpty()) {
			return Optional.of("it is missing");
		}
		if (!table.get().fingerprint().equals(Optional.of(wanted.tableFingerprint()))) {
			return Optional.of("it differs from the configuration");
		}
		return table.get().intact() ? Optional.empty() : Optional.of("somebody changed it");
	}

}
