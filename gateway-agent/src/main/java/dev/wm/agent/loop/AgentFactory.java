package dev.wm.agent.loop;

import java.util.concurrent.Executor;
import java.util.random.RandomGenerator;

import dev.wm.agent.cache.ConfigCache;
import dev.wm.agent.confirm.CommitConfirm;
import dev.wm.agent.enrol.CredentialStore;
import dev.wm.agent.enrol.Enroller;
import dev.wm.agent.enrol.KeyStore;
import dev.wm.agent.enrol.SettingsFile;
import dev.wm.agent.fetch.RegistryClient;
import dev.wm.agent.host.Host;
import dev.wm.agent.host.Paths;
import dev.wm.agent.log.EventLog;
import dev.wm.agent.poll.PendingPoll;
import dev.wm.agent.poll.PollSchedule;
import dev.wm.agent.poll.RegistrySession;
import dev.wm.agent.probe.Prober;
import dev.wm.agent.reconcile.Reconciler;
import dev.wm.agent.report.ReportSender;
import dev.wm.agent.report.Reporter;
import dev.wm.agent.settings.GatewaySettings;
import dev.wm.agent.status.StatusFile;
import dev.wm.agent.time.Time;

/**
 * Puts an agent together.
 *
 * @param paths where its files are
 * @param settingsFile what the operator says
 * @param host the machine
 * @param prober looks around
 * @param registry the registry
 * @param time the passing of time
 * @param background where a question to the registry waits for its answer
 * @param beside runs what is done beside other work
 * @param random for keys and for spreading load
 * @param log takes what happens
 * @param version the agent's version
 * @param tidying makes room for the next change, after one was put in force
 */
public record AgentFactory(Paths paths, SettingsFile settingsFile, Host host, Prober prober, RegistryClient registry,
		Time time, Executor background, Executor parallel, RandomGenerator random, EventLog log, String version,
		Runnable cleanup) {

	/**
	 * Makes an agent.
	 * @param settings what the operator said at the start
	 * @return the agent
	 */
	public Agent agent(GatewaySettings settings) {
		CredentialStore credentials = new CredentialStore(this.paths.credential());
		Enroller enroller = new Enroller(this.registry, this.settingsFile, credentials, this.version);
		RegistrySession session = new RegistrySession(this.registry, credentials, enroller,
				new PollSchedule(this.time, settings.pollInterval(), this.random), this.log);
		CommitConfirm confirm = new CommitConfirm(new ConfigCache(this.paths.cache()),
				new ConfigCache(this.paths.onTrial()), new ConfigCache(this.paths.reverted()), this.time,
				settings.confirmTimeout());
		KeyStore keys = new KeyStore(this.paths.privateKey(), this.random);
		GatewaySync sync = new GatewaySync(settings, this.host, keys, session, confirm,
				new Reconciler(this.host, confirm, keys, this.parallel), new Reporter(this.version, this.time),
				new ReportSender(session, this.time), this.log);
		ProbeRunner probes = new ProbeRunner(this.prober, session, this.background, this.log);
		return new Agent(sync, session, new PendingPoll(this.background), probes, this.time, settings.pollInterval(),
				this.paths.lock(), new StatusFile(this.paths.status()), this.cleanup);
	}

}
