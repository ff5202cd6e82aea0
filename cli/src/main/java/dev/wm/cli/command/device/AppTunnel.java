package dev.wm.cli.command.device;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

import dev.wm.cli.client.RegistryClient;
import dev.wm.cli.client.WriteRequest;
import dev.wm.cli.command.context.CommandContext;
import dev.wm.cli.command.context.CommandException;
import dev.wm.cli.command.result.Named;
import dev.wm.cli.command.result.ObjectNames;
import dev.wm.cli.output.ConsoleOutput;
import dev.wm.cli.output.Style;
import dev.wm.cli.phone.KeyPair;
import dev.wm.cli.phone.QrCode;
import dev.wm.cli.phone.TunnelText;
import dev.wm.cli.settings.ExportFile;
import dev.wm.cli.settings.MeshSettings;
import dev.wm.contract.net.Endpoint;
import dev.wm.contract.v1.config.DeviceConfig;
import dev.wm.contract.v1.config.HubPeer;
import dev.wm.contract.v1.device.Device;
import dev.wm.contract.v1.device.NewDevice;
import dev.wm.contract.v1.enrolment.DeviceEnrolRequest;
import dev.wm.contract.v1.enrolment.DeviceEnrolment;
import org.jspecify.annotations.Nullable;

/**
 * The configuration of a device for the official app. Its key pair is made here: the
 * registry gets the public half, and the private one is in the configuration alone.
 *
 * @param device the device
 * @param conf the file, with the private key in it
 */
record AppTunnel(Device device, String conf) implements Named {

	private static final int PIXELS = 8;

	static AppTunnel make(CommandContext context, MeshSettings mesh, RegistryClient registry, Device device) {
		KeyPair keys = KeyPair.generate();
		NewDevice named = new NewDevice(device.name(), null, null);
		DeviceEnrolment enrolment = registry
			.send(WriteRequest.enrol(new DeviceEnrolRequest(named, keys.publicKey(), "wm")));
		// The device's own view has the hub's endpoint as devices use it. An app does not
		// read it again, so the credential is forgotten here.
		DeviceConfig config = context.registry(mesh.as(enrolment.token())).deviceConfig();
		HubPeer hub = config.hub();
		Endpoint endpoint = (hub != null) ? hub.endpoint() : null;
		if (hub == null || endpoint == null) {
			throw CommandException.failed(missing(hub) + " Then run wm device-setup " + device.name() + " --qr again.");
		}
		return new AppTunnel(config.device(), TunnelText.of(config, hub, endpoint, keys));
	}

	private static String missing(@Nullable HubPeer hub) {
		return (hub == null) ? "The hub has no gateway yet: set it up first, wm list-sites shows it."
				: "The hub has no endpoint yet: run wm edit site " + hub.domain() + " --set endpoint=ADDRESS.";
	}

	void writeFiles(JoinOptions options) {
		Path png = options.png();
		if (png != null) {
			ExportFile.write(png, QrCode.of(this.conf).png(PIXELS));
		}
		Path file = options.conf();
		if (file != null) {
			ExportFile.write(file, this.conf.getBytes(StandardCharsets.UTF_8));
		}
	}

	void show(JoinOptions options, ConsoleOutput console) {
		if (options.isDrawn()) {
			draw(QrCode.of(this.conf), console);
		}
		if (options.png() != null) {
			console
				.line("The QR code is in " + options.png() + ": scan it with the WireGuard app, then delete the file.");
		}
		if (options.conf() != null) {
			console.line("The configuration is in " + options.conf()
					+ ": import it in the WireGuard app, then delete the file.");
		}
		explain(console);
	}

	private static void draw(QrCode code, ConsoleOutput console) {
		console.line("In the WireGuard app, add a tunnel from this QR code:");
		code.lines().forEach((line) -> console.line(Style.DRAWING, line));
	}

	private void explain(ConsoleOutput console) {
		console.line("The private key is in it alone: nobody can show it again.");
		console.line("The app does not follow changes. New sites and hosts need none; if the hub's address, port or"
				+ " key changes, or " + ObjectNames.name(this.device) + "'s own address, run wm device-setup "
				+ this.device.name() + " with the same option again.");
	}

	@Override
	public List<?> objects() {
		return List.of(this.device);
	}

}
