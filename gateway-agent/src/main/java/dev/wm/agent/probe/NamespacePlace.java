package dev.wm.agent.probe;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

import dev.wm.agent.firewall.ProbeNetwork;
import dev.wm.agent.process.BackgroundProcess;
import dev.wm.agent.process.Command;
import dev.wm.agent.process.CommandException;
import dev.wm.agent.process.CommandResult;
import dev.wm.agent.process.CommandRunner;

/**
 * A network namespace behind the gateway, like a host with the gateway as its router
 * (ip-netns(8), veth(4)). A process holds it: when that ends, as it does with the agent,
 * the kernel removes the namespace and both ends of the link.
 */
final class NamespacePlace implements CommandRunner, AutoCloseable {

	// Longer than a probe may take.
	private static final String LIFETIME_SECONDS = "60";

	private static final Duration STEP = Duration.ofMillis(50);

	private static final int STEPS = 200;

	private final CommandRunner gateway;

	private final BackgroundProcess holder;

	private final String pid;

	private NamespacePlace(CommandRunner gateway, BackgroundProcess holder, String pid) {
		this.gateway = gateway;
		this.holder = holder;
		this.pid = pid;
	}

	/**
	 * Makes one.
	 * @param gateway runs commands on the gateway
	 * @param pause waits for a time
	 * @throws CommandException if this machine does not allow it, such as an unprivileged
	 * container
	 */
	static NamespacePlace open(CommandRunner gateway, Consumer<Duration> pause) {
		// The holder's own words are lost.
		gateway.run(Command.of("unshare", "-n", "true"));
		BackgroundProcess holder = gateway
			.follow(Command.of("unshare", "-n", "sh", "-c", "echo $$; exec sleep " + LIFETIME_SECONDS), (_) -> {
			});
		try {
			NamespacePlace place = new NamespacePlace(gateway, holder, pid(holder, pause));
			place.connect();
			return place;
		}
		catch (CommandException ex) {
			holder.end();
			throw ex;
		}
	}

	private static String pid(BackgroundProcess holder, Consumer<Duration> pause) {
		String text = holder.read();
		for (int i = 0; i < STEPS && !text.endsWith("\n"); i++) {
			pause.accept(STEP);
			text += holder.read();
		}
		if (!text.endsWith("\n")) {
			throw new CommandException(CommandException.Reason.TIMED_OUT, "`unshare -n` made no network namespace.",
					null);
		}
		return text.strip();
	}

	private void connect() {
		String there = ProbeNetwork.ADDRESS + "/" + ProbeNetwork.PREFIX_LENGTH;
		String here = ProbeNetwork.ROUTER + "/" + ProbeNetwork.PREFIX_LENGTH;
		ip(this.gateway, "link", "add", ProbeNetwork.INTERFACE, "type", "veth", "peer", "name", "eth0", "netns",
				this.pid);
		ip(this.gateway, "addr", "add", here, "dev", ProbeNetwork.INTERFACE);
		ip(this.gateway, "link", "set", ProbeNetwork.INTERFACE, "up");
		ip(this, "addr", "add", there, "dev", "eth0");
		ip(this, "link", "set", "eth0", "up");
		ip(this, "route", "add", "default", "via", ProbeNetwork.ROUTER);
	}

	private static void ip(CommandRunner runner, String... arguments) {
		List<String> argv = new ArrayList<>(List.of("ip"));
		argv.addAll(List.of(arguments));
		runner.run(Command.of(argv.toArray(String[]::new)));
	}

	/** Runs a command in the namespace. */
	@Override
	public CommandResult attempt(Command command) {
		return this.gateway.attempt(inside(command));
	}

	@Override
	public List<CommandResult> attemptAll(List<Command> commands) {
		return this.gateway.attemptAll(commands.stream().map(this::inside).toList());
	}

	private Command inside(Command command) {
		List<String> argv = new ArrayList<>(List.of("nsenter", "-t", this.pid, "-n"));
		argv.addAll(command.argv());
		return new Command(argv, command.input(), command.timeout());
	}

	@Override
	public BackgroundProcess follow(Command command, Consumer<String> listener) {
		return this.gateway.follow(inside(command), listener);
	}

	// At once; the kernel takes a while to remove what nobody holds.
	@Override
	public void close() {
		this.gateway.attempt(Command.of("ip", "link", "del", ProbeNetwork.INTERFACE));
		this.holder.end();
	}

}
