package dev.wm.cli.command.edit;

import java.util.Map;

import dev.wm.cli.client.WriteRequest.Kind;
import dev.wm.cli.command.context.CommandContext;
import dev.wm.cli.command.result.EnumNames;
import dev.wm.contract.net.HostName;
import dev.wm.contract.net.IpAddress;
import dev.wm.contract.v1.host.Host;
import dev.wm.contract.v1.host.HostType;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(name = "host", description = "Change a host.",
		footer = { "", "Members: name, local_address, overlay_address, type, masquerade.",
				"Example: wm edit host nas.sheen --set type=isolated --set masquerade=true" })
final class EditHostCommand extends EditObjectCommand<Host> {

	@Parameters(paramLabel = "NAME.DOMAIN", description = "The host's full name.")
	@SuppressWarnings("NullAway.Init") // picocli sets it before the call
	private HostName name;

	EditHostCommand(CommandContext context) {
		super(context, Kind.HOST, Map.of("name", HostName::parse, "local_address", IpAddress::parse, "overlay_address",
				IpAddress::parse, "type", (text) -> EnumNames.parse(HostType.class, text), "masquerade", Member::flag));
	}

	@Override
	Object target() {
		return this.name;
	}

	@Override
	String describe(Host host) {
		return "host " + host.name();
	}

}
