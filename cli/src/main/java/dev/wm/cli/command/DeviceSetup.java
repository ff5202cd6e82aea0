package dev.wm.cli.command;

import java.util.concurrent.Callable;

import dev.wm.cli.client.RegistryClient;
import dev.wm.cli.client.Write;
import dev.wm.cli.settings.MeshSettings;
import dev.wm.contract.net.DnsLabel;
import dev.wm.contract.v1.device.Device;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(name = "device-setup", description = "Say again how a device joins, with a new token.",
		footer = { "", "Example: wm device-setup laptop" })
final class DeviceSetup implements Callable<Integer> {

	private final Context context;

	@Mixin
	private final MeshOptions options = new MeshOptions();

	@Parameters(paramLabel = "NAME", description = "The device's name, such as laptop or laptop.hub.")
	@SuppressWarnings("NullAway.Init") // picocli sets it before the call
	private String name;

	DeviceSetup(Context context) {
		this.context = context;
	}

	@Override
	public Integer call() {
		DnsLabel label = Target.device(this.name);
		MeshSettings mesh = this.context.choice().forWriting(this.options.mesh());
		RegistryClient registry = this.context.registry(mesh);
		Device device = registry.get(Write.Kind.DEVICE, label).value();
		DeviceJoin join = DeviceJoin.of(device, GatewayEnv.registryUrl(mesh, registry), registry);
		new Output(this.context, this.options).print(join, () -> join.print(this.context.screen()));
		return 0;
	}

}
