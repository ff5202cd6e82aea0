package dev.wm.cli.command.enrol;

import java.net.URI;
import java.time.temporal.ChronoUnit;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.wm.cli.client.RegistryClient;
import dev.wm.cli.client.WriteRequest;
import dev.wm.cli.command.result.Named;
import dev.wm.cli.command.result.ObjectNames;
import dev.wm.cli.output.ConsoleOutput;
import dev.wm.cli.setup.SetupScript;
import dev.wm.contract.InvalidValueException;
import dev.wm.contract.net.RegistryUrl;
import dev.wm.contract.v1.device.Device;
import dev.wm.contract.v1.enrolment.EnrolmentToken;
import dev.wm.contract.v1.enrolment.NewEnrolmentToken;

/**
 * The command that joins a device; {@code wm add-device -o json} prints it.
 *
 * @param device the device
 * @param enrolment the token that it enrols with
 * @param registryUrl where it reaches the registry
 * @param command what to run on it
 */
public record DeviceInstructions(Device device, EnrolmentToken enrolment,
		@JsonProperty("registry_url") String registryUrl, String command) implements Named {

	public static DeviceInstructions of(Device device, String url, RegistryClient registry) {
		EnrolmentToken token = registry.send(WriteRequest.issue(NewEnrolmentToken.forDevice(device.name())));
		return of(device, token, url);
	}

	public static DeviceInstructions of(Device device, EnrolmentToken token, String url) {
		return new DeviceInstructions(device, token, url, SetupScript.device(url, token.token()));
	}

	public void print(ConsoleOutput console) {
		console.line("On the device (Linux, with wireguard-tools, curl and jq), run:");
		console.line("");
		console.verbatim(this.command + "\n");
		console.line("");
		console.line("The token works once, until " + this.enrolment.expiresAt().truncatedTo(ChronoUnit.SECONDS) + ".");
		if (isLocal(this.registryUrl)) {
			console.error("warning: " + this.registryUrl
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
