package dev.wm.agent.loop;

import java.util.List;
import java.util.concurrent.Executor;
import java.util.random.RandomGenerator;

import dev.wm.agent.cache.ConfigCache;
import dev.wm.agent.confirm.CommitConfirm;
import dev.wm.agent.enrol.CredentialStore;
import dev.wm.agent.enrol.Enroller;
import dev.wm.agent.enrol.KeyStore;
import dev.wm.agent.enrol.MachineIdentity;
import dev.wm.agent.enrol.MachineInstance;
import dev.wm.agent.fetch.RegistryClient;
import dev.wm.agent.host.ForeignFirewalls;
import dev.wm.agent.host.Host;
import dev.wm.agent.host.Paths;
import dev.wm.agent.log.EventLog;
import dev.wm.agent.poll.PollSchedule;
import dev.wm.agent.poll.RegistrySession;
import dev.wm.agent.probe.PinLookup;
import dev.wm.agent.probe.Prober;
import dev.wm.agent.probe.UpstreamLookup;
import dev.wm.agent.reconcile.ConfigSummary;
import dev.wm.agent.reconcile.LanAddressWatch;
import dev.wm.agent.reconcile.Reconciler;
import dev.wm.agent.report.ReportSender;
import dev.wm.agent.report.Reporter;
import dev.wm.agent.settings.GatewaySettings;
import dev.wm.agent.settings.IgnoredLine;
import dev.wm.agent.settings.SettingsFile;
import dev.wm.agent.status.StatusFile;
import dev.wm.agent.time.Time;

/**
 * Wires an agent from its parts.
 *
 * @param paths where its files are
 * @param settingsFile gateway.env
 * @param host the machine
 * @param firewalls the machine's other firewalls
 * @param prober runs probes
 * @param pins looks for pinned hosts
 * @param upstreams looks at upstream name servers
 * @param registry the registry's client
 * @param time the clock that everything waits by
 * @param background runs long polls and probes
 * @param parallel runs parts of a sync in parallel
 * @param random makes keys and jitter
 * @param log the agent's log
 * @param version the agent's version
 * @param cleanup runs after a change was applied, such as a garbage collection
 */
public record AgentFactory(Paths paths, SettingsFile settingsFile, Host host, ForeignFirewalls firewalls, Prober prober,
		PinLookup pins, UpstreamLookup upstreams, RegistryClient registry, Time time, Executor background,
		Executor parallel, RandomGenerator random, EventLog log, String version, Runnable cleanup) {

	/**
	 * Makes the agent.
	 * @param settings gateway.env as it is at the start
	 * @return the agent
	 */
	public Agent agent(GatewaySettings settings) {
		CredentialStore credentials = new CredentialStore(this.paths.credential());
		Enroller enroller = new Enroller(this.registry, this.settingsFile, credentials, this.version);
		RegistrySession session = new RegistrySession(this.registry, credentials, enroller,
				new PollSchedule(this.time, settings.pollInterval(), this.random), this.time, this.paths.cloned(),
				this.log);
		identify();
		CommitConfirm confirm = new CommitConfirm(new ConfigCache(this.paths.cache()),
				new ConfigCache(this.paths.unconfirmed()), new ConfigCache(this.paths.reverted()), this.time,
				settings.confirmTimeout(), ConfigSummary::losesPeers);
		KeyStore keys = new KeyStore(this.paths.privateKey(), this.random);
		FirewallWatch watch = new FirewallWatch(this.firewalls, settings.openFirewall(), this.time, this.log);
		GatewaySync sync = new GatewaySync(settings, this.host, keys, session, confirm,
				new Reconciler(this.host, confirm, keys, this.parallel), new Reporter(this.version, this.time),
				new ReportSender(session, this.time), new PinWatch(this.pins, this.background, this.time),
				new UpstreamWatch(this.upstreams, this.background, this.time), watch,
				new LanAddressWatch(this.paths.lanAddresses()), settingsProblems(), this.log);
		ProbeRunner probes = new ProbeRunner(this.prober, this.firewalls, session, this.background, this.log);
		return new Agent(sync, session, new PendingPoll(this.background), probes, this.time, settings.pollInterval(),
				this.paths.lock(), this.paths.restart(), new StatusFile(this.paths.status()), this.cleanup);
	}

	private void identify() {
		this.registry.identify(new MachineIdentity(
				new MachineInstance(this.paths.instance(), this.paths.lineage(), this.paths.bootId(), this.random),
				this.log::error));
	}

	private List<String> settingsProblems() {
		return this.settingsFile.ignored()
			.stream()
			.filter(IgnoredLine::mistake)
			.map((line) -> "gateway.env: " + line.sentence())
			.toList();
	}

}
