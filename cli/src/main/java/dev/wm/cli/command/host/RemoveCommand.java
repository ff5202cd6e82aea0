package dev.wm.cli.command.host;

import java.util.concurrent.Callable;
import java.util.function.Consumer;

import dev.wm.cli.client.WriteRequest;
import dev.wm.cli.command.context.CommandContext;
import dev.wm.cli.command.context.CommandException;
import dev.wm.cli.command.option.ConfirmOptions;
import dev.wm.cli.command.run.MeshWriter;
import dev.wm.contract.net.HostName;
import dev.wm.contract.net.SiteDomain;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(name = "remove", description = "Remove a host or device and cut its connections.",
		footer = { "", "Example: wm remove nas.sheen", "Example: wm remove laptop.hub --plan" })
final class RemoveCommand implements Callable<Integer> {

	private final CommandContext context;

	@Mixin
	private final ConfirmOptions options = new ConfirmOptions();

	@Parameters(paramLabel = "NAME.DOMAIN", description = "The host's full name, or a device's with .hub.")
	@SuppressWarnings("NullAway.Init") // picocli sets it before the call
	private HostName name;

	RemoveCommand(CommandContext context) {
		this.context = context;
	}

	@Override
	public Integer call() {
		if (this.name.isGateway()) {
			throw CommandException
				.usage(this.name + " is a gateway: it goes with its site, wm remove-site " + this.name.domain() + ".");
		}
		MeshWriter writer = new MeshWriter(this.context, this.options);
		if (this.name.domain().equals(SiteDomain.HUB)) {
			return remove(writer, WriteRequest.removeDevice(this.name.label()), (device) -> writer
				.say("Removed " + this.name + " (" + device.overlayAddress() + "); its credential is void."));
		}
		return remove(writer, WriteRequest.removeHost(this.name),
				(host) -> writer.say("Removed " + host.name() + " (" + host.overlayAddress() + ")."));
	}

	private <T> int remove(MeshWriter writer, WriteRequest<T> write, Consumer<T> text) {
		writer.confirm(this.options, write, "Remove " + this.name + "?");
		return writer.send(write, text);
	}

}
