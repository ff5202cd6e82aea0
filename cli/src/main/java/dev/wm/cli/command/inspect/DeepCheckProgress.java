package dev.wm.cli.command.inspect;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.wm.cli.client.RegistryClient;
import dev.wm.cli.output.ConsoleOutput;
import dev.wm.contract.net.SiteDomain;
import dev.wm.contract.v1.check.DeepCheck;

/**
 * The progress line of the deep checks of all meshes. Thread-safe.
 */
final class DeepCheckProgress {

	private static final int NAMED = 3;

	private final ConsoleOutput console;

	private final Map<RegistryClient, DeepCheck> running = new LinkedHashMap<>();

	DeepCheckProgress(ConsoleOutput console) {
		this.console = console;
	}

	synchronized void show(RegistryClient registry, DeepCheck check, Duration elapsed) {
		this.running.put(registry, check);
		this.console.progress(line(elapsed));
	}

	synchronized void end(RegistryClient registry) {
		if (this.running.remove(registry) != null && this.running.isEmpty()) {
			this.console.progress("");
		}
	}

	private String line(Duration elapsed) {
		int asked = this.running.values().stream().mapToInt(DeepCheck::asked).sum();
		int answered = this.running.values().stream().mapToInt(DeepCheck::answered).sum();
		List<SiteDomain> waiting = this.running.values().stream().flatMap((check) -> check.waiting().stream()).toList();
		String names = String.join(", ", waiting.stream().limit(NAMED).map(SiteDomain::toString).toList());
		int more = waiting.size() - NAMED;
		return "probing: " + answered + " of " + asked + " gateways done, waiting for " + names
				+ ((more > 0) ? " and " + more + " more" : "") + " (" + elapsed.toSeconds() + " s)";
	}

}
