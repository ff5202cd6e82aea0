package dev.wm.cli.command.device;

import java.util.concurrent.Callable;

import dev.wm.cli.client.RegistryClient;
import dev.wm.cli.client.RegistryException;
import dev.wm.cli.client.WriteRequest;
import dev.wm.cli.command.context.CommandContext;
import dev.wm.cli.command.context.CommandException;
import dev.wm.cli.command.context.Prompt;
import dev.wm.cli.command.option.WriteOptions;
import dev.wm.cli.command.result.EnumNames;
import dev.wm.cli.command.result.ObjectNames;
import dev.wm.cli.command.run.MeshWriter;
import dev.wm.contract.net.DnsLabel;
import dev.wm.contract.net.IpAddress;
import dev.wm.contract.v1.device.Device;
import dev.wm.contract.v1.device.DeviceType;
import dev.wm.contract.v1.device.NewDevice;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "add-device", description = "Add a laptop, server or phone and print how it joins.",
		footer = { "", "Example: wm add-device laptop", "Example: wm add-device field-sensor --type isolated",
				"Example: wm add-device phone --qr" })
final class AddDeviceCommand implements Callable<Integer> {

	private final CommandContext context;

	@Mixin
	private final WriteOptions options = new WriteOptions();

	@Parameters(arity = "0..1", paramLabel = "NAME", description = "The device's name: laptop becomes laptop.hub.")
	private @Nullable DnsLabel name;

	@Option(names = "--type", paramLabel = "TYPE",
			description = "roaming (default) or isolated (reachable, starts no connection).")
	private @Nullable DeviceType type;

	@Option(names = "--wg-ip", paramLabel = "IP", description = "Its overlay address (default: the next free one).")
	private @Nullable IpAddress overlayAddress;

	@Mixin
	private final JoinOptions join = new JoinOptions();

	AddDeviceCommand(CommandContext context) {
		this.context = context;
	}

	@Override
	public Integer call() {
		if (this.name == null && !this.context.terminal().isInteractive()) {
			throw CommandException.usage("NAME is missing: write wm add-device NAME.");
		}
		this.join.requireFitting(this.context.console());
		MeshWriter writer = new MeshWriter(this.context, this.options);
		WriteRequest<Device> write = WriteRequest.add(wanted());
		if (this.options.isPlan()) {
			return writer.send(write, (device) -> {
			});
		}
		RegistryClient registry = writer.registry();
		Device device = registry.send(write);
		String added = "Added device " + ObjectNames.name(device) + ": " + device.overlayAddress() + " in the mesh, "
				+ device.type() + ".";
		try {
			new JoinPrinter(this.context, writer.mesh(), registry, this.join, this.options.format()).print(device,
					() -> writer.say(added));
		}
		catch (RegistryException ex) {
			throw unfinished(device, ex.getMessage() + " Then run wm device-setup " + device.name() + ".");
		}
		catch (CommandException ex) {
			throw unfinished(device, String.valueOf(ex.getMessage()));
		}
		return 0;
	}

	private static CommandException unfinished(Device device, String reason) {
		return CommandException
			.failed("Device " + ObjectNames.name(device) + " was added, but it cannot join yet: " + reason);
	}

	private NewDevice wanted() {
		if (this.name != null) {
			return new NewDevice(this.name, this.type, this.overlayAddress);
		}
		Prompt prompt = new Prompt(this.context);
		DnsLabel label = prompt.ask("Name, such as laptop: ", DnsLabel::parse);
		DeviceType kind = (this.type != null) ? this.type
				: prompt.askOptional("Type, roaming or isolated (Enter for roaming): ", AddDeviceCommand::parseType);
		return new NewDevice(label, kind, this.overlayAddress);
	}

	private static DeviceType parseType(String text) {
		return EnumNames.parse(DeviceType.class, text);
	}

}
