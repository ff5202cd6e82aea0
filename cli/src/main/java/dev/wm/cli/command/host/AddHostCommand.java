package dev.wm.cli.command.host;

import java.util.List;
import java.util.concurrent.Callable;

import dev.wm.cli.client.WriteRequest;
import dev.wm.cli.command.context.CommandContext;
import dev.wm.cli.command.context.CommandException;
import dev.wm.cli.command.context.Prompt;
import dev.wm.cli.command.option.WriteOptions;
import dev.wm.cli.command.run.MeshWriter;
import dev.wm.contract.net.HostAlias;
import dev.wm.contract.net.HostName;
import dev.wm.contract.net.IpAddress;
import dev.wm.contract.net.MacAddress;
import dev.wm.contract.v1.host.HostType;
import dev.wm.contract.v1.host.NewHost;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "add-host", description = { "Add a host.", "On a terminal it prompts for what is missing." },
		footer = { "", "Example: wm add-host printer.sheen --local-ip 192.168.1.20 --type isolated",
				"Example: wm add-host proxy.osrc --local-ip 192.168.1.10 --alias git --alias '*.apps'" })
final class AddHostCommand implements Callable<Integer> {

	private final CommandContext context;

	@Mixin
	private final WriteOptions options = new WriteOptions();

	@Parameters(arity = "0..1", paramLabel = "NAME.DOMAIN", description = "The host's full name; DOMAIN is its site.")
	private @Nullable HostName name;

	@Option(names = "--local-ip", paramLabel = "IP", description = "Its address on the LAN.")
	private @Nullable IpAddress localAddress;

	@Option(names = "--wg-ip", paramLabel = "IP", description = "Its overlay address (default: the next free one).")
	private @Nullable IpAddress overlayAddress;

	@Option(names = "--type", paramLabel = "TYPE",
			description = "standard (default) or isolated (reachable, starts no connection).")
	private @Nullable HostType type;

	@Option(names = "--masquerade",
			description = "Hide callers behind the gateway's LAN address, for a host without a route into the mesh.")
	private boolean masquerade;

	@Option(names = "--mac", paramLabel = "MAC",
			description = "Pin it to its Ethernet address: no other machine with its LAN address is it.")
	private @Nullable MacAddress mac;

	@Option(names = "--follow", description = "With --mac: its LAN address follows that Ethernet address.")
	private boolean follow;

	@Option(names = "--alias", paramLabel = "NAME",
			description = "A further name at its site, such as git, or *.apps for all names below it; may be repeated.")
	private List<HostAlias> aliases = List.of();

	AddHostCommand(CommandContext context) {
		this.context = context;
	}

	@Override
	public Integer call() {
		requireMacToFollow();
		requireTerminalForTheRest();
		MeshWriter writer = new MeshWriter(this.context, this.options);
		return writer.send(WriteRequest.add(complete()), (host) -> writer.say("Added " + host.name() + ": "
				+ host.overlayAddress() + " in the mesh, " + host.localAddress() + " on its LAN."));
	}

	private void requireMacToFollow() {
		if (this.follow && this.mac == null) {
			throw CommandException.usage("--follow needs --mac: name the Ethernet address that the host follows.");
		}
	}

	private void requireTerminalForTheRest() {
		if (this.context.terminal().isInteractive() || (this.name != null && this.localAddress != null)) {
			return;
		}
		String missing = (this.name != null) ? "--local-ip is" : "NAME.DOMAIN is";
		if (this.name == null && this.localAddress == null) {
			missing = "NAME.DOMAIN and --local-ip are";
		}
		throw CommandException.usage(missing + " missing: write wm add-host NAME.DOMAIN --local-ip IP.");
	}

	private NewHost complete() {
		Prompt prompt = new Prompt(this.context);
		boolean asksAll = this.name == null && this.localAddress == null;
		HostName host = (this.name != null) ? this.name
				: prompt.ask("Full name, such as server.sheen: ", HostName::parse);
		IpAddress local = (this.localAddress != null) ? this.localAddress
				: prompt.ask("Address on the LAN: ", IpAddress::parse);
		IpAddress overlay = (this.overlayAddress != null || !asksAll) ? this.overlayAddress
				: prompt.askOptional("Address in the mesh (Enter for the next free one): ", IpAddress::parse);
		return new NewHost(host, local, overlay, this.type, this.masquerade, this.mac, this.follow, this.aliases);
	}

}
