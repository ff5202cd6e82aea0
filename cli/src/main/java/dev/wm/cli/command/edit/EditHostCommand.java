package dev.wm.cli.command.edit;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.wm.cli.client.WriteRequest.Kind;
import dev.wm.cli.command.context.CommandContext;
import dev.wm.cli.command.result.EnumNames;
import dev.wm.contract.net.HostAlias;
import dev.wm.contract.net.HostName;
import dev.wm.contract.net.IpAddress;
import dev.wm.contract.net.MacAddress;
import dev.wm.contract.v1.host.Host;
import dev.wm.contract.v1.host.HostType;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "host", description = "Change a host.",
		footer = { "", "Members: name, local_address, overlay_address, type, masquerade, mac, follow, aliases.",
				"Example: wm edit host nas.sheen --set type=isolated --set masquerade=true",
				"Example: wm edit host nas.sheen --mac 52:54:00:12:34:56 --follow",
				"Example: wm edit host proxy.osrc --alias git --alias '*.apps'" })
final class EditHostCommand extends EditObjectCommand<Host> {

	@Parameters(paramLabel = "NAME.DOMAIN", description = "The host's full name.")
	@SuppressWarnings("NullAway.Init") // picocli sets it before the call
	private HostName name;

	@Option(names = "--mac", paramLabel = "MAC|none", description = "Pin it to this Ethernet address, or to none.")
	private @Nullable String mac;

	@Option(names = "--follow", arity = "0..1", fallbackValue = "true", paramLabel = "true|false",
			description = "Let its LAN address follow that Ethernet address, or not any more.")
	private @Nullable Boolean follow;

	@Option(names = "--alias", paramLabel = "NAME|none",
			description = "Give it these further names and no others (may be repeated), or none.")
	private List<String> aliases = List.of();

	EditHostCommand(CommandContext context) {
		super(context, Kind.HOST,
				Map.of("name", HostName::parse, "local_address", IpAddress::parse, "overlay_address", IpAddress::parse,
						"type", (text) -> EnumNames.parse(HostType.class, text), "masquerade", Member::flag, "mac",
						MacAddress::parse, "follow", Member::flag, "aliases", EditHostCommand::aliases));
	}

	@Override
	Map<String, String> options() {
		Map<String, String> members = new LinkedHashMap<>();
		if (this.mac != null) {
			members.put("mac", this.mac.equals("none") ? "" : this.mac);
		}
		if (this.follow != null) {
			members.put("follow", this.follow.toString());
		}
		if (!this.aliases.isEmpty()) {
			members.put("aliases", this.aliases.equals(List.of("none")) ? "" : String.join(",", this.aliases));
		}
		return members;
	}

	private static List<HostAlias> aliases(String text) {
		return Arrays.stream(text.split(",", -1)).map(String::strip).map(HostAlias::parse).toList();
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
