package dev.wm.agent.loop;

import java.util.concurrent.Executor;
import java.util.random.RandomGenerator;

import dev.wm.agent.cache.ConfigCache;
import dev.wm.agent.enrol.CredentialStore;
import dev.wm.agent.enrol.Enroller;
import dev.wm.agent.enrol.KeyStore;
import dev.wm.agent.enrol.SettingsFile;
import dev.wm.agent.fetch.Registry;
import dev.wm.agent.host.Host;
import dev.wm.agent.host.Paths;
import dev.wm.agent.probe.Prober;
import dev.wm.agent.settings.GatewaySettings;

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
public record Agents(Paths paths, SettingsFile settingsFile, Host host, Prober prober, Registry registry, Time time,
		Executor background, Executor beside, RandomGenerator random, EventLog log, String version, Runnable tidying) {

	/**
	 * Makes an agent.
	 * @param settings what the operator said at the start
	 * @return the agent
	 */
	public Agent agent(GatewaySettings settings) {
		CredentialStore credentials = new CredentialStore(this.paths.credential());
		Enroller enroller = new Enroller(this.registry, this.settingsFile, credentials, this.version);
		RegistryContact contact = new RegistryContact(this.registry, credentials, enroller,
				new Pace(this.time, settings.pollInterval(), this.random), new ReportRhythm(this.time),
				new ContactLog(this.log));
		ConfigChoice choice = new ConfigChoice(new ConfigCache(this.paths.cache()),
				new ConfigCache(this.paths.onTrial()), new ConfigCache(this.paths.reverted()), this.time,
				settings.confirmTimeout());
		KeyStore keys = new KeyStore(this.paths.privateKey(), this.random);
		Gateway gateway = new Gateway(settings, this.host, keys, contact, choice,
				new Reconciler(this.host, choice, keys, this.beside),
				new Reporter(this.version, new Repairs(this.time), this.time), this.log);
		Probes probes = new Probes(this.prober, contact, this.background, this.log);
		return new Agent(gateway, contact, new Question(this.background), probes, this.time, settings.pollInterval(),
				this.paths.lock(), new StatusFile(this.paths.status()), this.tidying);
	}

}
