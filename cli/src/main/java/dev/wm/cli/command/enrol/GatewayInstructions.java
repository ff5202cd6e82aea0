package dev.wm.cli.command.enrol;

import java.net.URI;
import java.time.temporal.ChronoUnit;
import java.util.List;

import dev.wm.cli.client.RegistryClient;
import dev.wm.cli.output.ConsoleOutput;
import dev.wm.cli.settings.MeshSettings;
import dev.wm.contract.InvalidValueException;
import dev.wm.contract.key.KeyFingerprint;
import dev.wm.contract.net.RegistryUrl;
import dev.wm.contract.v1.Api;
import dev.wm.contract.v1.enrolment.EnrolmentToken;
import dev.wm.contract.v1.release.Release;
import org.jspecify.annotations.Nullable;

/**
 * How a new gateway is installed: one command where the registry has a release, else the
 * gateway.env to write and how to start it.
 *
 * @param registryUrl where it reaches the registry
 * @param enrolment the token that it enrols with
 * @param key the fingerprint of the key that releases are signed with, null if the
 * registry has no release
 */
public record GatewayInstructions(String registryUrl, EnrolmentToken enrolment, @Nullable KeyFingerprint key) {

	/**
	 * The instructions for a token.
	 * @param registryUrl where the gateway reaches the registry
	 * @param enrolment the token
	 * @param registry asked for its releases
	 * @return the instructions
	 */
	public static GatewayInstructions of(String registryUrl, EnrolmentToken enrolment, RegistryClient registry) {
		return new GatewayInstructions(registryUrl, enrolment,
				registry.releases().stream().findFirst().map(Release::key).orElse(null));
	}

	/**
	 * Where a gateway reaches the registry: the public URL if there is one, else the URL
	 * in use here.
	 */
	public static String registryUrl(MeshSettings mesh, RegistryClient registry) {
		URI publicUrl = registry.mesh().publicUrl();
		return (publicUrl != null) ? publicUrl.toString() : mesh.url().toString();
	}

	/**
	 * The command that installs the gateway. Nothing in it needs quotes: a URL of a
	 * registry, a token and a fingerprint have no character that a shell acts on.
	 * @return one line, null if the registry has no release
	 */
	public @Nullable String command() {
		return (this.key != null)
				? "curl -fsSL " + this.registryUrl + Api.INSTALL_GATEWAY + " | sudo sh -s -- --registry "
						+ this.registryUrl + " --token " + this.enrolment.token().secret() + " --key " + this.key
				: null;
	}

	List<String> lines() {
		return List.of("SITE_DOMAIN=" + this.enrolment.site(), "WM_REGISTRY_URL=" + this.registryUrl,
				"WM_REGISTRY_TOKEN=" + this.enrolment.token().secret());
	}

	private static boolean isLocal(String url) {
		try {
			return RegistryUrl.parse(url).isLoopback();
		}
		catch (InvalidValueException ex) {
			return false;
		}
	}

	public void print(ConsoleOutput console) {
		lines().forEach(console::line);
		warn(console);
	}

	private void warn(ConsoleOutput console) {
		if (isLocal(this.registryUrl)) {
			console.error("warning: " + this.registryUrl
					+ " works only on the registry's own machine: for a gateway elsewhere set WM_PUBLIC_URL there first.");
		}
	}

	public void printWithInstructions(ConsoleOutput console) {
		String command = command();
		if (command != null) {
			console.line("On the gateway (Debian, Ubuntu or Alpine), run this:");
			console.line("");
			console.line(command);
			warn(console);
			console.line("");
			console.line("As root leave out sudo; without curl write wget -qO- in the place of curl -fsSL.");
		}
		else {
			console.line("On the gateway, write this to /etc/wm/gateway.env (mode 0600):");
			console.line("");
			print(console);
			console.line("");
			console.line("Then start the service wm-gateway there, or run: wm-gateway run");
		}
		console.line("The token works once, until " + this.enrolment.expiresAt().truncatedTo(ChronoUnit.SECONDS) + ".");
	}

}
