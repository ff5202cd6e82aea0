package dev.wm.agent.enrol;

import java.util.List;

import dev.wm.agent.fetch.CallResult;
import dev.wm.agent.fetch.RegistryClient;
import dev.wm.agent.settings.GatewaySettings;
import dev.wm.agent.settings.SettingsException;
import dev.wm.agent.settings.SettingsFile;
import dev.wm.contract.key.BearerToken;
import dev.wm.contract.key.PublicKey;
import dev.wm.contract.net.Cidr;
import dev.wm.contract.net.SiteDomain;
import dev.wm.contract.v1.enrolment.EnrolRequest;
import dev.wm.contract.v1.enrolment.Enrolment;
import dev.wm.contract.v1.site.NewSite;
import org.jspecify.annotations.Nullable;

/**
 * Enrols the gateway: exchanges the operator's token for its own credential.
 */
public final class Enroller {

	private static final int NO_STATUS = 0;

	private final RegistryClient registry;

	private final SettingsFile settings;

	private final CredentialStore credentials;

	private final String version;

	public Enroller(RegistryClient registry, SettingsFile settings, CredentialStore credentials, String version) {
		this.registry = registry;
		this.settings = settings;
		this.credentials = credentials;
		this.version = version;
	}

	/**
	 * Enrols, writes the credential and removes the token from gateway.env.
	 * @param key this gateway's public key
	 * @param lans its LAN networks
	 * @return the credential
	 */
	public CallResult<BearerToken> enrol(PublicKey key, List<Cidr> lans) {
		GatewaySettings now;
		try {
			now = this.settings.read();
		}
		catch (SettingsException ex) {
			return new CallResult.Refused<>(NO_STATUS, String.valueOf(ex.getMessage()));
		}
		BearerToken token = now.token();
		if (token == null) {
			return new CallResult.Refused<>(NO_STATUS,
					"This gateway has no valid credential: set WM_REGISTRY_TOKEN in gateway.env to an enrolment token.");
		}
		EnrolRequest request = new EnrolRequest(site(now), key, lans, this.version);
		return switch (this.registry.enrol(token, request)) {
			case CallResult.Success<Enrolment>(Enrolment enrolment) ->
				new CallResult.Success<>(keep(enrolment.token()));
			case CallResult.NotModified<Enrolment> unchanged ->
				new CallResult.Unreachable<>("it sent an unexpected response");
			case CallResult.Refused<Enrolment>(int status, String detail) -> new CallResult.Refused<>(status, detail);
			case CallResult.Unreachable<Enrolment>(String reason) -> new CallResult.Unreachable<>(reason);
		};
	}

	private static @Nullable NewSite site(GatewaySettings settings) {
		SiteDomain domain = settings.domain();
		return (domain == null) ? null : new NewSite(domain, settings.subnet(), null, settings.hub(),
				settings.endpoint(), settings.listenPort());
	}

	// In this order: a power cut between the two costs a line to remove by hand, not the
	// gateway's credential.
	private BearerToken keep(BearerToken credential) {
		this.credentials.save(credential);
		this.settings.removeToken();
		return credential;
	}

}
