package dev.wm.cli.command;

import java.util.concurrent.Callable;

import dev.wm.cli.client.Write;
import dev.wm.contract.net.HostName;
import dev.wm.contract.net.SiteDomain;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(name = "remove", description = "Remove a host or a device; what it had open is cut.",
		footer = { "", "Example: wm remove nas.sheen", "Example: wm remove laptop.hub --plan" })
final class Remove implements Callable<Integer> {

	private final Context context;

	@Mixin
	private final RiskOptions options = new RiskOptions();

	@Parameters(paramLabel = "NAME.DOMAIN", description = "The host's full name, or a device's with .hub.")
	@SuppressWarnings("NullAway.Init") // picocli sets it before the call
	private HostName name;

	Remove(Context context) {
		this.context = context;
	}

	@Override
	public Integer call() {
		if (this.name.isGateway()) {
			throw CommandException
				.usage(this.name + " is a gateway: it goes with its site, wm remove-site " + this.name.domain() + ".");
		}
		Writing writing = new Writing(this.context, this.options);
		this.options.confirm(this.context, "Remove " + this.name + "?");
		if (this.name.domain().equals(SiteDomain.HUB)) {
			return writing.make(Write.removeDevice(this.name.label()), (device) -> writing
				.say("Removed " + this.name + " (" + device.overlayAddress() + "); its credential is void."));
		}
		return writing.make(Write.removeHost(this.name),
				(host) -> writing.say("Removed " + host.name() + " (" + host.overlayAddress() + ")."));
	}

}
