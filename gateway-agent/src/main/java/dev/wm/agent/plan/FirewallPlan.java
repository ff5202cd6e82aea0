package dev.wm.agent.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.wm.agent.observed.ManagedFile;
import dev.wm.agent.observed.Observed;
import dev.wm.agent.observed.TableState;
import dev.wm.agent.render.Rendered;

/**
 * The table, then its file, which holds what is loaded.
 */
final class FirewallPlan {

	private FirewallPlan() {
	}

	static List<Step> steps(Rendered wanted, Observed observed) {
		List<Step> steps = new ArrayList<>();
		reason(wanted, observed.table())
			.ifPresentOrElse((reason) -> steps.add(new Step(change(wanted, observed.table()), reason)), () -> {
				if (!observed.table().map(TableState::recorded).orElse(true)) {
					steps.add(new Step(new Action.RecordTable(), "it is not on disk"));
				}
			});
		FileDiff.step(Subsystem.FIREWALL, ManagedFile.TABLE, wanted.tableFile(), observed).ifPresent(steps::add);
		return steps;
	}

	private static Action change(Rendered wanted, Optional<TableState> table) {
		return table.flatMap(TableState::content)
			.flatMap((loaded) -> wanted.table().changes(loaded))
			.<Action>map((changes) -> new Action.UpdateTable(wanted.table(), changes))
			.orElseGet(() -> new Action.LoadTable(wanted.table()));
	}

	private static Optional<String> reason(Rendered wanted, Optional<TableState> table) {
		if (table.isEmpty()) {
			return Optional.of("it is missing");
		}
		if (!table.get().claimed().equals(Optional.of(wanted.tableFingerprint()))) {
			return Optional.of("it differs from the configuration");
		}
		return table.get().intact() ? Optional.empty() : Optional.of("somebody changed it");
	}

}
