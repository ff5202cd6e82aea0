package dev.wm.cli.command;

import java.util.concurrent.Callable;

import dev.wm.cli.client.RegistryClient;
import dev.wm.cli.client.RegistryException;
import dev.wm.cli.client.Write;
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

@Command(name = "add-device", description = "Add a laptop or server that joins by itself, and say how.",
		footer = { "", "Example: wm add-device laptop", "Example: wm add-device field-sensor --type isolated" })
final class AddDevice implements Callable<Integer> {

	private final Context context;

	@Mixin
	private final WriteOptions options = new WriteOptions();

	@Parameters(arity = "0..1", paramLabel = "NAME", description = "The device's name: laptop becomes laptop.hub.")
	private @Nullable DnsLabel name;

	@Option(names = "--type", paramLabel = "TYPE",
			description = "roaming (the default), or isolated: it may be reached, and only answer.")
	private @Nullable DeviceType type;

	@Option(names = "--wg-ip", paramLabel = "IP", description = "Its address in the mesh; the next free one if absent.")
	private @Nullable IpAddress overlayAddress;

	AddDevice(Context context) {
		this.context = context;
	}

	@Override
	public Integer call() {
		if (this.name == null && !this.context.terminal().isInteractive()) {
			throw CommandException.usage("NAME is missing: write wm add-device NAME.");
		}
		Writing writing = new Writing(this.context, this.options);
		Write<Device> write = Write.add(wanted());
		if (this.options.isPlan()) {
			return writing.make(write, (device) -> {
			});
		}
		RegistryClient registry = writing.registry();
		String url = GatewayEnv.registryUrl(writing.mesh(), registry);
		Device device = registry.make(write);
		DeviceJoin join = join(device, url, registry);
		new Output(this.context, this.options).print(join, () -> {
			writing.say("Added device " + Names.name(device) + ": " + device.overlayAddress() + " in the mesh, "
					+ device.type() + ".");
			join.print(this.context.screen());
		});
		return 0;
	}

	private NewDevice wanted() {
		if (this.name != null) {
			return new NewDevice(this.name, this.type, this.overlayAddress);
		}
		Questions questions = new Questions(this.context);
		DnsLabel label = questions.ask("Name, such as laptop: ", DnsLabel::parse);
		DeviceType kind = (this.type != null) ? this.type
				: questions.askOptional("Type, roaming or isolated (Enter for roaming): ", AddDevice::parseType);
		return new NewDevice(label, kind, this.overlayAddress);
	}

	private static DeviceType parseType(String text) {
		return Choices.parse(DeviceType.class, text);
	}

	private static DeviceJoin join(Device device, String url, RegistryClient registry) {
		try {
			return DeviceJoin.of(device, url, registry);
		}
		catch (RegistryException ex) {
			throw CommandException.failed("Device " + Names.name(device) + " was added, but it has no token yet: "
					+ ex.getMessage() + " Then run wm device-setup " + device.name() + ".");
		}
	}

}
