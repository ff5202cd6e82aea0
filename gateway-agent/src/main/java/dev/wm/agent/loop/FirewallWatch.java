package dev.wm.agent.loop;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import dev.wm.agent.firewall.BlockedTraffic;
import dev.wm.agent.firewall.FirewallCheck;
import dev.wm.agent.firewall.ForeignRules;
import dev.wm.agent.firewall.MeshTraffic;
import dev.wm.agent.host.ForeignFirewalls;
import dev.wm.agent.host.HostException;
import dev.wm.agent.log.EventLog;
import dev.wm.agent.time.Time;
import dev.wm.contract.text.PlainText;
import dev.wm.contract.v1.gateway.FirewallBlock;
import org.jspecify.annotations.Nullable;

/**
 * Checks once in 15 s at most whether other firewalls of this machine drop the mesh's
 * traffic, and lets it pass if the operator wants that (WM_OPEN_FIREWALL). Used by the
 * agent's thread with the instance lock held.
 */
final class FirewallWatch {

	private static final Duration INTERVAL = Duration.ofSeconds(15);

	// The registry refuses longer ones, and more of them.
	private static final int LONGEST_LINE = 480;

	private static final int MOST = 100;

	private final ForeignFirewalls firewalls;

	private final boolean open;

	private final Time time;

	private final EventLog log;

	private List<FirewallBlock> blocks = List.of();

	private List<String> problems = List.of();

	private @Nullable Long checkedAt;

	FirewallWatch(ForeignFirewalls firewalls, boolean open, Time time, EventLog log) {
		this.firewalls = firewalls;
		this.open = open;
		this.time = time;
		this.log = log;
	}

	/**
	 * Checks, if it is due.
	 * @param targets what the applied configuration has
	 */
	void check(FirewallTargets targets) {
		boolean first = this.checkedAt == null;
		if (!first && !isDue()) {
			return;
		}
		this.checkedAt = this.time.nanos();
		try {
			if (first && !this.open && this.firewalls.close()) {
				this.log.event("applied: rules in other firewalls removed: WM_OPEN_FIREWALL is not set");
			}
			look(targets);
		}
		catch (HostException ex) {
			this.problems = List.of("Other firewalls cannot be checked: " + ex.getMessage());
		}
	}

	private boolean isDue() {
		Long last = this.checkedAt;
		return last == null || this.time.nanos() - last >= INTERVAL.toNanos();
	}

	private void look(FirewallTargets targets) {
		List<String> failures = new ArrayList<>();
		ForeignRules rules = this.firewalls.rules();
		MeshTraffic traffic = targets.traffic(this.firewalls, rules);
		List<BlockedTraffic> blocked = FirewallCheck.blocked(rules, traffic);
		if (this.open && !blocked.isEmpty()) {
			failures.addAll(this.firewalls.open(blocked));
			blocked.forEach((each) -> this.log.event("applied: " + each.command() + ": " + each.sentence()));
			blocked = FirewallCheck.blocked(this.firewalls.rules(), traffic);
		}
		this.blocks = blocks(blocked);
		this.problems = failures;
	}

	/** What is dropped, as it is reported. */
	static List<FirewallBlock> blocks(List<BlockedTraffic> blocked) {
		return blocked.stream()
			.flatMap((each) -> each.commandLines(LONGEST_LINE)
				.stream()
				.map((line) -> new FirewallBlock(PlainText.of(each.sentence()), PlainText.of(line), each.certain())))
			.limit(MOST)
			.toList();
	}

	/** What the last check has found. */
	List<FirewallBlock> blocks() {
		return this.blocks;
	}

	/** A sentence for each thing that went wrong in the last check. */
	List<String> problems() {
		return this.problems;
	}

	/** Undoes what was opened, when the agent stops. */
	void close() {
		if (this.open && this.firewalls.close()) {
			this.log.event("applied: rules in other firewalls removed: the agent stops");
		}
	}

}
