package dev.wm.agent.loop;

import java.util.Optional;
import java.util.concurrent.Executor;

import dev.wm.agent.fetch.CallResult;
import dev.wm.agent.host.ForeignFirewalls;
import dev.wm.agent.log.EventLog;
import dev.wm.agent.poll.RegistrySession;
import dev.wm.agent.probe.ProbeTargets;
import dev.wm.agent.probe.Prober;
import dev.wm.contract.v1.check.ProbeReport;

/**
 * Runs the probes that the registry asks for (deep checks) in the background and sends
 * their results. Each is run once.
 */
final class ProbeRunner {

	private static final long NONE = 0;

	private final Prober prober;

	private final ForeignFirewalls firewalls;

	private final RegistrySession session;

	private final Executor executor;

	private final EventLog log;

	private long lastProbe;

	ProbeRunner(Prober prober, ForeignFirewalls firewalls, RegistrySession session, Executor executor, EventLog log) {
		this.prober = prober;
		this.firewalls = firewalls;
		this.session = session;
		this.executor = executor;
		this.log = log;
	}

	/** The number of the last deep check that was started, 0 for none. */
	long lastProbe() {
		return this.lastProbe;
	}

	/**
	 * Starts a deep check, unless it was the last one that was started.
	 * @param id its number, 0 for none
	 * @param targets what to probe
	 * @param firewall what the mesh's traffic follows from, empty if it is unknown
	 */
	void start(long id, ProbeTargets targets, Optional<FirewallTargets> firewall) {
		// A registry that was restored counts from 1 again.
		if (id == NONE || id == this.lastProbe) {
			return;
		}
		this.lastProbe = id;
		this.log.event("probe " + id + " started: the registry asked for a deep check");
		this.executor.execute(() -> run(id, targets, firewall));
	}

	private void run(long id, ProbeTargets targets, Optional<FirewallTargets> firewall) {
		FirewallLook look = FirewallLook.of(this.firewalls, firewall, targets.hosts());
		ProbeReport report = look.in(this.prober.probe(look.within(targets)));
		switch (this.session.sendProbeReport(id, report)) {
			case CallResult.Refused<ProbeReport>(int status, String detail) ->
				this.log.event("the registry refused the result of probe " + id + ": " + detail);
			case CallResult.Unreachable<ProbeReport>(String reason) ->
				this.log.event("the result of probe " + id + " could not be sent: " + reason);
			default -> {
				// The registry has it.
			}
		}
	}

}
