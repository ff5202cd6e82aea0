package dev.wm.cli.command;

import java.util.Map;

import dev.wm.cli.client.Write.Kind;
import dev.wm.contract.net.DnsLabel;
import dev.wm.contract.net.IpAddress;
import dev.wm.contract.v1.device.Device;
import dev.wm.contract.v1.device.DeviceType;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(name = "device", description = "Change a device.",
		footer = { "", "Members: name, overlay_address, type.", "Example: wm edit device laptop --set type=isolated" })
final class EditDevice extends Edit<Device> {

	@Parameters(paramLabel = "NAME", description = "The device's name, such as laptop or laptop.hub.")
	@SuppressWarnings("NullAway.Init") // picocli sets it before the call
	private String name;

	EditDevice(Context context) {
		super(context, Kind.DEVICE, Map.of("name", DnsLabel::parse, "overlay_address", IpAddress::parse, "type",
				(text) -> Choices.parse(DeviceType.class, text)));
	}

	@Override
	Object target() {
		return Target.device(this.name);
	}

	@Override
	String describe(Device device) {
		return "device " + Names.name(device);
	}

}
