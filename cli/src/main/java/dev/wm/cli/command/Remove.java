package dev.wm.cli.command;

import java.util.concurrent.Callable;

import dev.wm.contract.net.HostName;
import dev.wm.contract.v1.Host;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(name = "remove", description = "Remove a host.")
final class Remove implements Callable<Integer> {

	private final Context context;

	@Mixin
	private final MeshOptions options = new MeshOptions();

	@Parameters(paramLabel = "NAME.DOMAIN", description = "The host's full name.")
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
		Host removed = this.context.registry(this.context.choice().forWriting(this.options.mesh()))
			.removeHost(this.name);
		if (this.options.isJson()) {
			this.context.screen().json(removed);
		}
		else {
			this.context.screen().line("Removed " + removed.name() + " (" + removed.overlayAddress() + ").");
		}
		return 0;
	}

}
