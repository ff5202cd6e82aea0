package dev.wm.cli.command.device;

import java.util.List;
import java.util.concurrent.Callable;

import dev.wm.cli.client.RegistryClient;
import dev.wm.cli.command.context.CommandContext;
import dev.wm.cli.command.option.MeshOptions;
import dev.wm.cli.command.result.ObjectNames;
import dev.wm.cli.command.run.MultiMeshReader;
import dev.wm.cli.output.CellText;
import dev.wm.cli.output.Table;
import dev.wm.contract.v1.device.Device;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(name = "list-devices", description = "List devices.", footer = { "", "Example: wm list-devices -o wide" })
final class ListDevicesCommand implements Callable<Integer> {

	private final CommandContext context;

	@Mixin
	private final MeshOptions options = new MeshOptions();

	ListDevicesCommand(CommandContext context) {
		this.context = context;
	}

	@Override
	public Integer call() {
		return new MultiMeshReader(this.context).read(this.options, RegistryClient::devices,
				(mesh, devices) -> show(devices));
	}

	private void show(List<Device> devices) {
		if (devices.isEmpty()) {
			this.context.console().line("There are no devices yet: add one with wm add-device NAME.");
		}
		else if (this.options.isWide()) {
			Table table = new Table("DEVICE", "OVERLAY", "TYPE", "KEY");
			devices.forEach((device) -> table.row(ObjectNames.name(device), device.overlayAddress(), device.type(),
					CellText.orDash(device.publicKey())));
			this.context.console().wideTable(table);
		}
		else {
			Table table = new Table("DEVICE", "OVERLAY", "TYPE", "ENROLLED");
			devices.forEach((device) -> table.row(ObjectNames.name(device), device.overlayAddress(), device.type(),
					(device.publicKey() != null) ? "yes" : "no"));
			this.context.console().table(table);
		}
	}

}
