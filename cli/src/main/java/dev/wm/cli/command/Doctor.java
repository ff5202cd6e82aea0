package dev.wm.cli.command;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

import dev.wm.cli.client.RegistryClient;
import dev.wm.cli.machine.Machine;
import dev.wm.cli.output.Screen;
import dev.wm.cli.output.Tone;
import dev.wm.contract.net.HostName;
import dev.wm.contract.net.IpAddress;
import dev.wm.contract.v1.config.MeshConfig;
import dev.wm.contract.v1.site.Site;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(name = "doctor", description = "Try whether this machine can use the mesh, and say what to do if not.",
		footer = { "", "Example: wm doctor" })
final class Doctor implements Callable<Integer> {

	private final Context context;

	@Mixin
	private final MeshOptions options = new MeshOptions();

	Doctor(Context context) {
		this.context = context;
	}

	@Override
	public Integer call() {
		return this.context.reader().read(this.options, this::examine, (mesh, trials) -> show(trials), Doctor::isGood);
	}

	// That this is reached at all says that the registry answers and takes the token.
	private List<Trial> examine(RegistryClient registry) {
		MeshConfig config = registry.config();
		List<Trial> trials = new ArrayList<>();
		trials.add(new Trial("registry", true, "The registry answers and accepts the token.", ""));
		AtOnce.map(config.sites(), this::examine).forEach(trials::addAll);
		return trials;
	}

	private List<Trial> examine(Site site) {
		Machine machine = this.context.machine();
		HostName name = site.domain().gateway();
		IpAddress address = site.gateway();
		return List.of(route(machine, name, address), names(machine, name, address), gateway(machine, name, address));
	}

	private static Trial route(Machine machine, HostName name, IpAddress address) {
		return machine.wayTo(address)
			.map((out) -> new Trial("route", true, name + " (" + address + ") is reached by " + out + ".", ""))
			.orElseGet(() -> new Trial("route", false, "There is no route to " + name + " (" + address + ").",
					"Run wm host-setup GATEWAY-IP here, or wm openwrt-setup for the router."));
	}

	private static Trial names(Machine machine, HostName name, IpAddress address) {
		List<IpAddress> found = machine.resolve(name);
		if (found.contains(address)) {
			return new Trial("names", true, name + " resolves to " + address + ".", "");
		}
		String instead = found.isEmpty() ? "does not resolve"
				: "resolves to " + Cells.joined(found) + ", not to " + address;
		return new Trial("names", false, name + " " + instead + ".",
				"Let this machine ask its site's gateway for mesh names: wm host-setup or wm openwrt-setup.");
	}

	private static Trial gateway(Machine machine, HostName name, IpAddress address) {
		boolean answers = machine.answers(address, name);
		return answers ? new Trial("gateway", true, name + " answers.", "")
				: new Trial("gateway", false, name + " (" + address + ") does not answer.",
						"Check that this machine is registered (wm list-hosts), and the tunnel with wm check.");
	}

	private static boolean isGood(List<Trial> trials) {
		return trials.stream().allMatch(Trial::good);
	}

	private void show(List<Trial> trials) {
		Screen screen = this.context.screen();
		for (Trial trial : trials) {
			screen.line(trial.good() ? Tone.GOOD : Tone.BAD, (trial.good() ? "ok: " : "failed: ") + trial.detail());
			if (!trial.good()) {
				screen.line("  " + trial.remedy());
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
