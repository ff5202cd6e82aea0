package dev.wm.agent.host;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import dev.wm.agent.files.AtomicFile;
import dev.wm.agent.files.FileMode;
import dev.wm.agent.files.FileReader;
import dev.wm.agent.plan.DnsAction;
import dev.wm.agent.process.Command;
import dev.wm.agent.process.CommandRunner;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Starts, stops and finds the dnsmasq instances of a site's further LANs, by their pid
 * files.
 */
final class LanResolverControl {

	private static final String PREFIX = "dnsmasq-";

	private static final String SUFFIX = ".pid";

	private final CommandRunner runner;

	private final Paths paths;

	private final ProcessTable processes;

	LanResolverControl(CommandRunner runner, Paths paths) {
		this.runner = runner;
		this.paths = paths;
		this.processes = new ProcessTable(paths);
	}

	Set<String> observe() {
		return FileReader.names(this.paths.running())
			.stream()
			.filter((file) -> file.startsWith(PREFIX) && file.endsWith(SUFFIX))
			.map((file) -> file.substring(PREFIX.length(), file.length() - SUFFIX.length()))
			.filter((name) -> pid(name).isPresent())
			.collect(Collectors.toSet());
	}

	// The id in an old pid file may belong to another process by now.
	private Optional<Long> pid(String name) {
		return PidFile.read(this.paths.running().resolve(PREFIX + name + SUFFIX))
			.filter((pid) -> FileReader.text(this.paths.process(pid, "cmdline")).orElse("").contains(option(name)));
	}

	private String option(String name) {
		return "--pid-file=" + this.paths.running().resolve(PREFIX + name + SUFFIX);
	}

	void start(DnsAction.StartLanResolver action) {
		List<Long> running = this.processes.dnsmasq(option(action.name()));
		if (!running.isEmpty()) {
			adopt(action.name(), running.getFirst());
			return;
		}
		// One without its pid file would keep the address.
		this.processes.dnsmasq(prefix(action.name()))
			.forEach((pid) -> ProcessHandle.of(pid).ifPresent(ResolverControl::end));
		this.runner
			.run(Command.of("dnsmasq", "-C", "-", option(action.name())).withInput(action.configuration().content()));
	}

	// Its pid file was removed, or is hidden by what was mounted over it: it goes on.
	private void adopt(String name, long pid) {
		new AtomicFile(this.paths.running().resolve(PREFIX + name + SUFFIX)).write((pid + "\n").getBytes(UTF_8),
				FileMode.PUBLIC);
	}

	// The name is the address and a fingerprint of the configuration.
	private String prefix(String name) {
		return "--pid-file=" + this.paths.running().resolve(PREFIX + name.substring(0, name.indexOf('-') + 1));
	}

	void stop(String name) {
		pid(name).flatMap(ProcessHandle::of).ifPresent(ResolverControl::end);
	}

}
