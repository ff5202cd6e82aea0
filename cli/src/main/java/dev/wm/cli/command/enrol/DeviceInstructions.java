package dev.wm.cli.command.enrol;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.wm.cli.client.RegistryClient;
import dev.wm.cli.client.WriteRequest;
import dev.wm.cli.command.result.Named;
import dev.wm.cli.command.result.ObjectNames;
import dev.wm.cli.output.ConsoleOutput;
import dev.wm.cli.setup.SetupScript;
import dev.wm.contract.v1.device.Device;
import dev.wm.contract.v1.device.DeviceType;
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

	/**
	 * Has the registry make a token.
	 * @param device the device
	 * @param url where it reaches the registry
	 * @param validity how long the token is valid
	 * @param registry the registry
	 * @return the command with it
	 */
	public static DeviceInstructions of(Device device, String url, Duration validity, RegistryClient registry) {
		NewEnrolmentToken wanted = new NewEnrolmentToken(null, device.name(), validity.toSeconds());
		return of(device, registry.send(WriteRequest.issue(wanted)), url, registry);
	}

	/**
	 * The command with a token that is there.
	 * @param device the device
	 * @param token its token
	 * @param url where it reaches the registry
	 * @param registry asked for its releases
	 * @return the command
	 */
	public static DeviceInstructions of(Device device, EnrolmentToken token, String url, RegistryClient registry) {
		return new DeviceInstructions(device, token, url,
				SetupScript.device(url, token.token(), device.name(), device.type()) + key(device, registry));
	}

	// With it, the device gets wm itself.
	private static String key(Device device, RegistryClient registry) {
		return (device.type() == DeviceType.ROAMING)
				? registry.releases().stream().findFirst().map((release) -> " --key " + release.key()).orElse("") : "";
	}

	public void print(ConsoleOutput console) {
		console.line("On the device (Linux or macOS), run:");
		console.line("");
		console.verbatim(this.command + "\n");
		console.line("");
		console.line("The token works once, until " + this.enrolment.expiresAt().truncatedTo(ChronoUnit.SECONDS)
				+ "; a join that fails leaves it good.");
		console.line("For a phone or Windows, run wm device-setup " + this.device.name() + " --qr (or --conf FILE).");
		LocalUrl.warn(console, this.registryUrl, "device");
	}

	@Override
	public List<?> objects() {
		return List.of(this.device);
	}

}
