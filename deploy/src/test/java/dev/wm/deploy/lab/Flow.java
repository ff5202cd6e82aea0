package dev.wm.deploy.lab;

import java.time.Duration;

/**
 * A TCP connection over which one machine sends a line again and again to another.
 */
final class Flow implements AutoCloseable {

	private final Lab lab;

	private final String from;

	private final String to;

	private final int port;

	private Flow(Lab lab, String from, String to, int port) {
		this.lab = lab;
		this.from = from;
		this.to = to;
		this.port = port;
	}

	static Flow open(Lab lab, String from, String to, String address, int port) {
		Flow flow = new Flow(lab, from, to, port);
		lab.start(to, "sh", "-c",
				"echo $$ >" + flow.file("pid") + "; exec nc -n -l -p " + port + " >" + flow.file("got"));
		Lab.eventually(Duration.ofSeconds(5), "the listener is there",
				() -> !lab.on(to, "ss", "-Hltn", "sport = :" + port).out().isBlank());
		lab.start(from, "sh", "-c", "(echo $$ >" + flow.file("sender")
				+ "; while echo tick; do sleep 0.05; done) | nc -n " + address + " " + port);
		Lab.eventually(Duration.ofSeconds(5), "the flow " + from + " -> " + to + " is there", flow::moves);
		return flow;
	}

	private String file(String what) {
		return "/run/flow-" + this.port + "." + what;
	}

	/** Whether more has come in by the time of a second look. */
	boolean moves() {
		long before = received();
		for (int look = 0; look < 10; look++) {
			if (received() > before) {
				return true;
			}
		}
		return false;
	}

	/** Whether what was sent lies about unanswered. */
	boolean isStuck() {
		long before = received();
		return waiting() > 20 && received() == before;
	}

	private long received() {
		String size = this.lab.shell(this.to, "stat -c %s " + this.file("got") + " 2>/dev/null || echo 0")
			.out()
			.strip();
		return Long.parseLong(size);
	}

	private long waiting() {
		String queued = this.lab.shell(this.from, "ss -Htn 'dport = :" + this.port + "' | awk '{ print $3; exit }'")
			.out()
			.strip();
		// A connection that was given up is as stuck as one can be.
		return queued.isEmpty() ? Long.MAX_VALUE : Long.parseLong(queued);
	}

	@Override
	public void close() {
		this.lab.shell(this.to, "kill $(cat " + file("pid") + ")");
		this.lab.shell(this.from, "kill $(cat " + file("sender") + ")");
	}

}
