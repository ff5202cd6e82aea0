package dev.wm.cli.command.inspect;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

import dev.wm.cli.client.RegistryClient;
import dev.wm.cli.command.context.CommandContext;
import dev.wm.cli.command.context.ParallelCalls;
import dev.wm.cli.command.option.MeshOptions;
import dev.wm.cli.command.run.MultiMeshReader;
import dev.wm.cli.network.NetworkProbe;
import dev.wm.cli.output.CellText;
import dev.wm.cli.output.ConsoleOutput;
import dev.wm.cli.output.Style;
import dev.wm.contract.net.HostName;
import dev.wm.contract.net.IpAddress;
import dev.wm.contract.v1.config.MeshConfig;
import dev.wm.contract.v1.site.Site;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(name = "doctor", description = "Test route, DNS and gateways from this machine.",
		footer = { "", "Example: wm doctor" })
final class DoctorCommand implements Callable<Integer> {

	private final CommandContext context;

	@Mixin
	private final MeshOptions options = new MeshOptions();

	DoctorCommand(CommandContext context) {
		this.context = context;
	}

	@Override
	public Integer call() {
		return new MultiMeshReader(this.context).read(this.options, this::examine, (mesh, trials) -> show(trials),
				DoctorCommand::isGood);
	}

	// That this is reached at all says that the registry answers and takes the token.
	private List<Trial> examine(RegistryClient registry) {
		MeshConfig config = registry.config();
		List<Trial> trials = new ArrayList<>();
		trials.add(new Trial("registry", true, "The registry answers and accepts the token.", ""));
		ParallelCalls.map(config.sites(), this::examine).forEach(trials::addAll);
		return trials;
	}

	private List<Trial> examine(Site site) {
		NetworkProbe network = this.context.network();
		HostName name = site.domain().gateway();
		IpAddress address = site.gateway();
		return List.of(route(network, name, address), names(network, name, address), gateway(network, name, address));
	}

	private static Trial route(NetworkProbe network, HostName name, IpAddress address) {
		return network.outgoingInterface(address)
			.map((out) -> new Trial("route", true, name + " (" + address + ") is routed through " + out + ".", ""))
			.orElseGet(() -> new Trial("route", false, "There is no route to " + name + " (" + address + ").",
					"Run wm host-setup GATEWAY-IP here, or wm openwrt-setup for the router."));
	}

	private static Trial names(NetworkProbe network, HostName name, IpAddress address) {
		List<IpAddress> found = network.resolve(name);
		if (found.contains(address)) {
			return new Trial("names", true, name + " resolves to " + address + ".", "");
		}
		String instead = found.isEmpty() ? "does not resolve"
				: "resolves to " + CellText.joined(found) + ", not to " + address;
		return new Trial("names", false, name + " " + instead + ".",
				"Send DNS queries for the mesh to the site's gateway: run wm host-setup or wm openwrt-setup.");
	}

	private static Trial gateway(NetworkProbe network, HostName name, IpAddress address) {
		boolean responds = network.responds(address, name);
		return responds ? new Trial("gateway", true, name + " answers.", "")
				: new Trial("gateway", false, name + " (" + address + ") does not answer.",
						"Check that this machine is registered (wm list-hosts), and the tunnel with wm check.");
	}

	private static boolean isGood(List<Trial> trials) {
		return trials.stream().allMatch(Trial::good);
	}

	private void show(List<Trial> trials) {
		ConsoleOutput console = this.context.console();
		for (Trial trial : trials) {
			console.line(trial.good() ? Style.GOOD : Style.BAD, (trial.good() ? "ok: " : "failed: ") + trial.detail());
			if (!trial.good()) {
				console.line("  " + trial.remedy());
			}
		}
	}

	/**
	 * One thing that was tried.
	 *
	 * @param code what
	 * @param good whether it worked
	 * @param detail one sentence
	 * @param remedy one sentence that says what to do, empty if it worked
	 */
	record Trial(String code, boolean good, String detail, String remedy) {
	}

}
