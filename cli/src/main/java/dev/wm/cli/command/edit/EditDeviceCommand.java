package dev.wm.cli.command.edit;

import java.util.Map;

import dev.wm.cli.client.WriteRequest.Kind;
import dev.wm.cli.command.context.CommandContext;
import dev.wm.cli.command.result.EnumNames;
import dev.wm.cli.command.result.ObjectName;
import dev.wm.cli.command.result.ObjectNames;
import dev.wm.contract.net.DnsLabel;
import dev.wm.contract.net.IpAddress;
import dev.wm.contract.v1.device.Device;
import dev.wm.contract.v1.device.DeviceType;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(name = "device", description = "Change a device.",
		footer = { "", "Members: name, overlay_address, type.", "Example: wm edit device laptop --set type=isolated" })
final class EditDeviceCommand extends EditObjectCommand<Device> {

	@Parameters(paramLabel = "NAME", description = "The device's name, such as laptop or laptop.hub.")
	@SuppressWarnings("NullAway.Init") // picocli sets it before the call
	private String name;

	EditDeviceCommand(CommandContext context) {
		super(context, Kind.DEVICE, Map.of("name", DnsLabel::parse, "overlay_address", IpAddress::parse, "type",
				(text) -> EnumNames.parse(DeviceType.class, text)));
	}

	@Override
	Object target() {
		return ObjectName.device(this.name);
	}

	@Override
	String describe(Device device) {
		return "device " + ObjectNames.name(device);
	}

}
