package dev.wm.cli.command.device;

import java.util.concurrent.Callable;

import dev.wm.cli.client.RegistryClient;
import dev.wm.cli.client.WriteRequest;
import dev.wm.cli.command.context.CommandContext;
import dev.wm.cli.command.option.MeshOptions;
import dev.wm.cli.command.result.ObjectName;
import dev.wm.cli.settings.MeshSettings;
import dev.wm.contract.net.DnsLabel;
import dev.wm.contract.v1.device.Device;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(name = "device-setup", description = "Print a device's new join command or QR code.",
		footer = { "", "Example: wm device-setup laptop", "Example: wm device-setup phone --png phone.png" })
final class DeviceSetupCommand implements Callable<Integer> {

	private final CommandContext context;

	@Mixin
	private final MeshOptions options = new MeshOptions();

	@Mixin
	private final JoinOptions join = new JoinOptions();

	@Parameters(paramLabel = "NAME", description = "The device's name, such as laptop or laptop.hub.")
	@SuppressWarnings("NullAway.Init") // picocli sets it before the call
	private String name;

	DeviceSetupCommand(CommandContext context) {
		this.context = context;
	}

	@Override
	public Integer call() {
		this.join.requireFitting(this.context.console());
		DnsLabel label = ObjectName.device(this.name);
		MeshSettings mesh = this.context.meshSelector().forWriting(this.options.mesh());
		RegistryClient registry = this.context.registry(mesh);
		Device device = registry.get(WriteRequest.Kind.DEVICE, label).value();
		new JoinPrinter(this.context, mesh, registry, this.join, this.options.format()).print(device, () -> {
		});
		return 0;
	}

}
