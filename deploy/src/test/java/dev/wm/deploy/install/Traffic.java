package dev.wm.deploy.install;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import dev.wm.deploy.container.NetworkNode;
import dev.wm.deploy.process.Await;
import dev.wm.deploy.process.RunningCommand;

/**
 * A transfer from one machine to another, and beside it a ping every 50 ms that counts
 * what is lost.
 */
final class Traffic implements AutoCloseable {

	private static final Duration LIMIT = Duration.ofMinutes(2);

	// In rounds: each waits for its last replies, as what is under way at the end is not
	// lost.
	private static final String PING = "until [ -e \"$1\" ]; do ping -n -q -i 0.05 -c 60 -W 20 \"$2\"; done";

	private static final String TRANSFER = "until [ -e \"$1\" ]; do iperf3 -c \"$2\" -t 5 -b 200K || exit; done";

	private static final Pattern COUNT = Pattern.compile("(\\d+) packets transmitted, (\\d+) received");

	private final Path end;

	private final RunningCommand server;

	private final RunningCommand ping;

	private final RunningCommand transfer;

	private long sent;

	private long received;

	Traffic(Path folder, NetworkNode from, NetworkNode to, String name) throws IOException {
		this.end = folder.resolve("end");
		Files.deleteIfExists(this.end);
		this.server = to.start("iperf3", "-s");
		Await.within(LIMIT, "the server listens", () -> to.run("ss", "-Hltn", "src", ":5201").out().contains("5201"));
		this.ping = from.start("sh", "-c", PING, "sh", this.end.toString(), name);
		this.transfer = from.start("sh", "-c", TRANSFER, "sh", this.end.toString(), name);
	}

	/** Ends both; the transfer must not have failed. */
	void end() throws IOException {
		Files.createFile(this.end);
		this.transfer.await(LIMIT).succeeds();
		for (MatchResult round : COUNT.matcher(this.ping.await(LIMIT).out()).results().toList()) {
			this.sent += Long.parseLong(round.group(1));
			this.received += Long.parseLong(round.group(2));
		}
		System.out.println("ping during the update: " + this.sent + " sent, " + this.received + " received");
	}

	long sent() {
		return this.sent;
	}

	long lost() {
		return this.sent - this.received;
	}

	@Override
	public void close() throws IOException {
		if (Files.notExists(this.end)) {
			Files.createFile(this.end);
		}
		this.server.process().descendants().forEach(ProcessHandle::destroy);
		this.server.process().destroy();
	}

}
