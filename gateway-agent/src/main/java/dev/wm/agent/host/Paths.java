package dev.wm.agent.host;

import java.nio.file.Path;

import dev.wm.agent.observed.ManagedFile;

/**
 * Where the agent's files are.
 *
 * @param root what stands for {@code /}
 */
public record Paths(Path root) {

	/** Where they are on a gateway. */
	public static Paths ofMachine() {
		return new Paths(Path.of("/"));
	}

	private Path at(String path) {
		return this.root.resolve(path.substring(1));
	}

	/** One of the files that follow from the configuration. */
	public Path of(ManagedFile file) {
		return at(file.path());
	}

	/** What the operator says. */
	public Path settings() {
		return at("/etc/wm/gateway.env");
	}

	/** This gateway's key. */
	public Path privateKey() {
		return at("/etc/wm/private.key");
	}

	/** What this gateway shows to the registry. */
	public Path credential() {
		return at("/etc/wm/credential");
	}

	/** The last configuration that was in force. */
	public Path cache() {
		return at("/var/lib/wm/last-good");
	}

	/** A configuration that is in force, but has yet to prove itself. */
	public Path onTrial() {
		return at("/var/lib/wm/on-trial");
	}

	/** A configuration that cut this gateway off. */
	public Path reverted() {
		return at("/var/lib/wm/reverted");
	}

	/** Held during each pass. */
	public Path lock() {
		return at("/run/wm/lock");
	}

	/** Held by the agent that goes on. */
	public Path agentLock() {
		return at("/run/wm/agent.lock");
	}

	/** What that agent says of itself. */
	public Path status() {
		return at("/run/wm/status");
	}

	Path tableStamp() {
		return at("/var/lib/wm/table.stamp");
	}

	Path resolverPid() {
		return at("/run/wm/dnsmasq.pid");
	}

	Path resolverStamp() {
		return at("/run/wm/dnsmasq.loaded");
	}

	Path running() {
		return at("/run/wm");
	}

	Path process(long pid, String file) {
		return at("/proc/" + pid + "/" + file);
	}

	/** Whether the kernel forwards IPv4. */
	public Path forwarding() {
		return at("/proc/sys/net/ipv4/ip_forward");
	}

	/** Says until the next boot that it was the agent that turned forwarding on. */
	Path forwardingStamp() {
		return at("/run/wm/forwarding");
	}

	Path users() {
		return at("/etc/passwd");
	}

	Path resolvConf() {
		return at("/etc/resolv.conf");
	}

	/** Where systemd-resolved names the servers that it asks itself. */
	Path resolvedConf() {
		return at("/run/systemd/resolve/resolv.conf");
	}

}
