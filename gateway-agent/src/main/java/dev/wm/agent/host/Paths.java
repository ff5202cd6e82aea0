package dev.wm.agent.host;

import java.nio.file.Path;
import java.util.Optional;

import dev.wm.agent.files.FileReader;
import dev.wm.agent.observed.ManagedFile;
import dev.wm.contract.net.InterfaceName;

/**
 * The paths of the agent's files and of those it reads.
 *
 * @param root the folder that stands for {@code /}
 * @param mesh the mesh's WireGuard interface, which is in the name of a file
 */
public record Paths(Path root, InterfaceName mesh) {

	public Paths(Path root) {
		this(root, InterfaceName.WIREGUARD);
	}

	/** The paths on a gateway, where the root is {@code /}. */
	public static Paths ofMachine() {
		return new Paths(Path.of("/"));
	}

	private Path at(String path) {
		return this.root.resolve(path.substring(1));
	}

	/** The path of a managed file. */
	public Path of(ManagedFile file) {
		return at(file.path(this.mesh));
	}

	/** The same for another interface. */
	public Paths with(InterfaceName other) {
		return new Paths(this.root, other);
	}

	/** The name of the WireGuard interface that the agent made. */
	Path made() {
		return at("/var/lib/wm/interface");
	}

	/** That interface; empty if the agent made none, or by an earlier version. */
	public Optional<InterfaceName> madeInterface() {
		return FileReader.text(made()).map(String::strip).filter(InterfaceName::isValid).map(InterfaceName::new);
	}

	/** This gateway's LAN addresses as others know them. */
	public Path lanAddresses() {
		return at("/var/lib/wm/lan-addresses");
	}

	/** This start's number of the machine, to tell a clone. */
	public Path instance() {
		return at("/run/wm/instance");
	}

	/** The machine's last one. */
	public Path lineage() {
		return at("/var/lib/wm/lineage");
	}

	/** What the registry said if it called this machine a clone. */
	public Path cloned() {
		return at("/var/lib/wm/cloned");
	}

	/** The kernel's id of this boot. */
	public Path bootId() {
		return at("/proc/sys/kernel/random/boot_id");
	}

	/** The operator's settings, gateway.env. */
	public Path settings() {
		return at("/etc/wm/gateway.env");
	}

	/** This gateway's key. */
	public Path privateKey() {
		return at("/etc/wm/private.key");
	}

	/** The gateway's credential for the registry. */
	public Path credential() {
		return at("/etc/wm/credential");
	}

	/** The last good configuration. */
	public Path cache() {
		return at("/var/lib/wm/last-good");
	}

	/** A configuration that is applied and waits for confirmation. */
	public Path unconfirmed() {
		return at("/var/lib/wm/on-trial");
	}

	/** A configuration that was reverted because it cut this gateway off. */
	public Path reverted() {
		return at("/var/lib/wm/reverted");
	}

	/** The lock that is held during each sync. */
	public Path lock() {
		return at("/run/wm/lock");
	}

	/** The lock that a running agent holds. */
	public Path agentLock() {
		return at("/run/wm/agent.lock");
	}

	/**
	 * Exists while wm-agent restarts the agent, which then leaves everything as it is.
	 */
	public Path restart() {
		return at("/run/wm/restart");
	}

	/** The status that a running agent writes. */
	public Path status() {
		return at("/run/wm/status");
	}

	Path tableStamp() {
		return at("/var/lib/wm/table.stamp");
	}

	/** The commands that undo what other firewalls were told. */
	Path openings() {
		return at("/var/lib/wm/openings");
	}

	/** The tables of iptables-legacy that are in use. */
	Path legacyTables() {
		return at("/proc/net/ip_tables_names");
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

	Path processes() {
		return at("/proc");
	}

	Path sockets(String protocol) {
		return at("/proc/net/" + protocol);
	}

	Path process(long pid, String file) {
		return at("/proc/" + pid + "/" + file);
	}

	/** Whether the kernel forwards IPv4. */
	public Path forwarding() {
		return at("/proc/sys/net/ipv4/ip_forward");
	}

	/** Whether the kernel minds marks when it validates a packet's source. */
	public Path validMarks() {
		return at("/proc/sys/net/ipv4/conf/all/src_valid_mark");
	}

	/** Exists until the next boot if it was the agent that turned forwarding on. */
	Path forwardingStamp() {
		return at("/run/wm/forwarding");
	}

	Path users() {
		return at("/etc/passwd");
	}

	Path resolvConf() {
		return at("/etc/resolv.conf");
	}

	/** The upstream servers of systemd-resolved. */
	Path resolvedConf() {
		return at("/run/systemd/resolve/resolv.conf");
	}

}
