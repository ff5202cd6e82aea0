package dev.wm.agent.loop;

import java.util.random.RandomGenerator;

import dev.wm.agent.cache.ConfigCache;
import dev.wm.agent.enrol.CredentialStore;
import dev.wm.agent.enrol.Enroller;
import dev.wm.agent.enrol.KeyStore;
import dev.wm.agent.enrol.SettingsFile;
import dev.wm.agent.fetch.Registry;
import dev.wm.agent.host.Host;
import dev.wm.agent.host.Paths;
import dev.wm.agent.settings.GatewaySettings;

/**
 * Puts an agent together.
 *
 * @param paths where its files are
 * @param settingsFile what the operator says
 * @param host the machine
 * @param registry the registry
 * @param time the passing of time
 * @param random for keys and for spreading load
 * @param log takes what happens
 * @param version the agent's version
 */
public record Agents(Paths paths, SettingsFile settingsFile, Host host, Registry registry, Time time,
		RandomGenerator random, EventLog log, String version) {

	/**
	 * Makes an agent.
	 * @param settings what the operator said at the start
	 * @return the agent
	 */
	public Agent agent(GatewaySettings settings) {
		CredentialStore credentials = new CredentialStore(this.paths.credential());
		Enroller enroller = new Enroller(this.registry, this.settingsFile, credentials, this.version);
		RegistryContact contact = new RegistryContact(this.registry, credentials, enroller,
				new Backoff(settings.pollInterval(), this.random), this.time, new ContactLog(this.log));
		Reconciler reconciler = new Reconciler(this.host, new ConfigCache(this.paths.cache()));
		return new Agent(settings, this.host, new KeyStore(this.paths.privateKey(), this.random), contact, reconciler,
				this.paths.lock(), this.log, this.version);
	}

}
