package dev.wm.deploy.lab;

import dev.wm.deploy.process.Await;

/**
 * A TCP connection over which one node sends lines to another until it is closed.
 */
final class TcpConnection implements AutoCloseable {

	private final Lab lab;

	private final String from;

	private final String to;

	private final int port;

	private TcpConnection(Lab lab, String from, String to, int port) {
		this.lab = lab;
		this.from = from;
		this.to = to;
		this.port = port;
	}

	static TcpConnection open(Lab lab, String from, String to, String address, int port) {
		TcpConnection connection = new TcpConnection(lab, from, to, port);
		lab.start(to, "sh", "-c",
				"echo $$ >" + connection.file("pid") + "; exec nc -n -l -p " + port + " >" + connection.file("got"));
		lab.listens(to, port);
		lab.start(from, "sh", "-c", "(echo $$ >" + connection.file("sender")
				+ "; while echo tick; do sleep 0.05; done) | nc -n " + address + " " + port);
		Await.within(Lab.MOMENT, "the connection " + from + " -> " + to + " is there", () -> connection.received() > 0);
		return connection;
	}

	private String file(String what) {
		return "/run/flow-" + this.port + "." + what;
	}

	/** Whether data still arrives. */
	boolean isAlive() {
		long before = received();
		return Await.holdsWithin(Lab.MOMENT, () -> received() > before);
	}

	/** Whether data lies unacknowledged in the sender's queue, and none arrives. */
	boolean isStalled() {
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
