package dev.wm.cli.command;

import java.net.URI;
import java.time.temporal.ChronoUnit;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.wm.cli.client.RegistryClient;
import dev.wm.cli.client.Write;
import dev.wm.cli.output.Screen;
import dev.wm.cli.setup.Script;
import dev.wm.contract.InvalidValueException;
import dev.wm.contract.net.RegistryUrl;
import dev.wm.contract.v1.device.Device;
import dev.wm.contract.v1.enrolment.EnrolmentToken;
import dev.wm.contract.v1.enrolment.NewEnrolmentToken;

/**
 * How a device joins: {@code wm add-device -o json} prints it.
 *
 * @param device the device
 * @param enrolment the token that it enrols with
 * @param registryUrl where it reaches the registry
 * @param command what to run on it
 */
record DeviceJoin(Device device, EnrolmentToken enrolment, @JsonProperty("registry_url") String registryUrl,
		String command) implements Names.Named {

	static DeviceJoin of(Device device, String url, RegistryClient registry) {
		EnrolmentToken token = registry.make(Write.issue(NewEnrolmentToken.forDevice(device.name())));
		return of(device, token, url);
	}

	static DeviceJoin of(Device device, EnrolmentToken token, String url) {
		return new DeviceJoin(device, token, url, Script.device(url, token.token()));
	}

	void print(Screen screen) {
		screen.line("On the device (Linux, with wireguard-tools, curl and jq), run:");
		screen.line("");
		screen.verbatim(this.command + "\n");
		screen.line("");
		screen.line("The token works once, until " + this.enrolment.expiresAt().truncatedTo(ChronoUnit.SECONDS) + ".");
		if (isLocal(this.registryUrl)) {
			screen.error("warning: " + this.registryUrl
					+ " works only on the registry's own machine: for a device elsewhere set WM_PUBLIC_URL there first.");
		}
	}

	private static boolean isLocal(String url) {
		try {
			return RegistryUrl.parse(URI.create(url).toString()).isLoopback();
		}
		catch (InvalidValueException ex) {
			return false;
		}
	}

	@Override
	public List<?> objects() {
		return List.of(this.device);
	}

}
