package dev.wm.cli.command.device;

import dev.wm.cli.client.RegistryClient;
import dev.wm.cli.command.context.CommandContext;
import dev.wm.cli.command.enrol.DeviceInstructions;
import dev.wm.cli.command.enrol.GatewayInstructions;
import dev.wm.cli.command.result.OutputFormat;
import dev.wm.cli.command.result.ResultPrinter;
import dev.wm.cli.settings.MeshSettings;
import dev.wm.contract.v1.device.Device;

/**
 * Prints how a device joins: the command for the script, or the configuration for the
 * official app.
 *
 * @param context what it works with
 * @param mesh the mesh
 * @param registry its registry
 * @param options how it joins
 * @param format how to print it
 */
record JoinPrinter(CommandContext context, MeshSettings mesh, RegistryClient registry, JoinOptions options,
		OutputFormat format) {

	/**
	 * Prints it.
	 * @param device the device
	 * @param first what people read before it
	 */
	void print(Device device, Runnable first) {
		ResultPrinter printer = new ResultPrinter(this.context.console(), this.format);
		if (this.options.isByApp()) {
			AppTunnel tunnel = AppTunnel.make(this.context, this.mesh, this.registry, device);
			printer.print(tunnel, first);
			tunnel.writeFiles(this.options);
			if (this.format == OutputFormat.TEXT || this.format == OutputFormat.WIDE) {
				tunnel.show(this.options, this.context.console());
			}
		}
		else {
			DeviceInstructions join = DeviceInstructions.of(device,
					GatewayInstructions.registryUrl(this.mesh, this.registry), this.options.validity(), this.registry);
			printer.print(join, () -> {
				first.run();
				join.print(this.context.console());
			});
		}
	}

}
