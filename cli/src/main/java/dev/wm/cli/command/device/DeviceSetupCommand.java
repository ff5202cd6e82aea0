package dev.wm.cli.command.device;

import java.util.concurrent.Callable;

import dev.wm.cli.client.RegistryClient;
import dev.wm.cli.client.WriteRequest;
import dev.wm.cli.command.context.CommandContext;
import dev.wm.cli.command.enrol.DeviceInstructions;
import dev.wm.cli.command.enrol.GatewayInstructions;
import dev.wm.cli.command.option.MeshOptions;
import dev.wm.cli.command.result.ObjectName;
import dev.wm.cli.command.result.ResultPrinter;
import dev.wm.cli.settings.MeshSettings;
import dev.wm.contract.net.DnsLabel;
import dev.wm.contract.v1.device.Device;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(name = "device-setup", description = "Print a new join command for a device.",
		footer = { "", "Example: wm device-setup laptop" })
final class DeviceSetupCommand implements Callable<Integer> {

	private final CommandContext context;

	@Mixin
	private final MeshOptions options = new MeshOptions();

	@Parameters(paramLabel = "NAME", description = "The device's name, such as laptop or laptop.hub.")
	@SuppressWarnings("NullAway.Init") // picocli sets it before the call
	private String name;

	DeviceSetupCommand(CommandContext context) {
		this.context = context;
	}

	@Override
	public Integer call() {
		DnsLabel label = ObjectName.device(this.name);
		MeshSettings mesh = this.context.meshSelector().forWriting(this.options.mesh());
		RegistryClient registry = this.context.registry(mesh);
		Device device = registry.get(WriteRequest.Kind.DEVICE, label).value();
		DeviceInstructions join = DeviceInstructions.of(device, GatewayInstructions.registryUrl(mesh, registry),
				registry);
		new ResultPrinter(this.context.console(), this.options.format()).print(join,
				() -> join.print(this.context.console()));
		return 0;
	}

}
