package dev.wm.cli.command.enrol;

import java.net.URI;
import java.time.temporal.ChronoUnit;
import java.util.List;

import dev.wm.cli.client.RegistryClient;
import dev.wm.cli.output.ConsoleOutput;
import dev.wm.cli.settings.MeshSettings;
import dev.wm.cli.setup.SetupScript;
import dev.wm.contract.key.KeyFingerprint;
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
	 * Where a gateway reaches the registry: the public URL if there is one, else the URL
	 * in use here.
	 */
	public static String registryUrl(MeshSettings mesh, RegistryClient registry) {
		URI publicUrl = registry.mesh().publicUrl();
		return (publicUrl != null) ? publicUrl.toString() : mesh.url().toString();
	}

	/**
	 * The command that installs the gateway.
	 * @return one line, null if the registry has no release
	 */
	public @Nullable String command() {
		return (this.key != null) ? SetupScript.gateway(this.registryUrl, this.enrolment.token(), this.key) : null;
	}

	List<String> lines() {
		return List.of("SITE_DOMAIN=" + this.enrolment.site(), "WM_REGISTRY_URL=" + this.registryUrl,
				"WM_REGISTRY_TOKEN=" + this.enrolment.token().secret());
	}

	public void print(ConsoleOutput console) {
		lines().forEach(console::line);
		LocalUrl.warn(console, this.registryUrl, "gateway");
	}

	public void printWithInstructions(ConsoleOutput console) {
		String command = command();
		if (command != null) {
			console.line("On the gateway (Debian, Ubuntu or Alpine), run this:");
			console.line("");
			console.line(command);
			LocalUrl.warn(console, this.registryUrl, "gateway");
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

	/**
	 * What the instructions of every gateway have. It is read before anything is written.
	 *
	 * @param registryUrl where a gateway reaches the registry
	 * @param key the fingerprint of the release key, null if the registry has no release
	 */
	public record Source(String registryUrl, @Nullable KeyFingerprint key) {

		public static Source of(MeshSettings mesh, RegistryClient registry) {
			return new Source(GatewayInstructions.registryUrl(mesh, registry),
					registry.releases().stream().findFirst().map(Release::key).orElse(null));
		}

		public GatewayInstructions with(EnrolmentToken enrolment) {
			return new GatewayInstructions(this.registryUrl, enrolment, this.key);
		}

	}

}
