package dev.wm.cli.command;

import java.util.List;
import java.util.concurrent.Callable;

import dev.wm.cli.client.RegistryClient;
import dev.wm.cli.output.Table;
import dev.wm.contract.v1.device.Device;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(name = "list-devices", description = "List the devices.", footer = { "", "Example: wm list-devices -o wide" })
final class ListDevices implements Callable<Integer> {

	private final Context context;

	@Mixin
	private final MeshOptions options = new MeshOptions();

	ListDevices(Context context) {
		this.context = context;
	}

	@Override
	public Integer call() {
		return this.context.reader().read(this.options, RegistryClient::devices, (mesh, devices) -> show(devices));
	}

	private void show(List<Device> devices) {
		if (devices.isEmpty()) {
			this.context.screen().line("There are no devices yet: add one with wm add-device NAME.");
		}
		else if (this.options.isWide()) {
			Table table = new Table("DEVICE", "OVERLAY", "TYPE", "KEY");
			devices.forEach((device) -> table.row(Names.name(device), device.overlayAddress(), device.type(),
					Cells.orDash(device.publicKey())));
			this.context.screen().wideTable(table);
		}
		else {
			Table table = new Table("DEVICE", "OVERLAY", "TYPE", "ENROLLED");
			devices.forEach((device) -> table.row(Names.name(device), device.overlayAddress(), device.type(),
					(device.publicKey() != null) ? "yes" : "no"));
			this.context.screen().table(table);
		}
	}

}
