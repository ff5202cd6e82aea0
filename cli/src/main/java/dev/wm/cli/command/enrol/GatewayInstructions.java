package dev.wm.cli.command.enrol;

import java.net.URI;
import java.time.temporal.ChronoUnit;
import java.util.List;

import dev.wm.cli.client.RegistryClient;
import dev.wm.cli.output.ConsoleOutput;
import dev.wm.cli.settings.MeshSettings;
import dev.wm.contract.InvalidValueException;
import dev.wm.contract.net.RegistryUrl;
import dev.wm.contract.v1.enrolment.EnrolmentToken;

/**
 * The gateway.env of a new gateway, and how to start it.
 *
 * @param registryUrl where it reaches the registry
 * @param enrolment the token that it enrols with
 */
public record GatewayInstructions(String registryUrl, EnrolmentToken enrolment) {

	/**
	 * Where a gateway reaches the registry: the public URL if there is one, else the URL
	 * in use here.
	 */
	public static String registryUrl(MeshSettings mesh, RegistryClient registry) {
		URI publicUrl = registry.mesh().publicUrl();
		return (publicUrl != null) ? publicUrl.toString() : mesh.url().toString();
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
		if (isLocal(this.registryUrl)) {
			console.error("warning: " + this.registryUrl
					+ " works only on the registry's own machine: for a gateway elsewhere set WM_PUBLIC_URL there first.");
		}
	}

	public void printWithInstructions(ConsoleOutput console) {
		console.line("On the gateway, write this to /etc/wm/gateway.env (mode 0600):");
		console.line("");
		print(console);
		console.line("");
		console.line("Then start the service wm-gateway there, or run: wm-gateway run");
		console.line("The token works once, until " + this.enrolment.expiresAt().truncatedTo(ChronoUnit.SECONDS) + ".");
	}

}
