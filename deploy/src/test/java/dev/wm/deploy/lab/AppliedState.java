package dev.wm.deploy.lab;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * W72, W74: identities of everything that a gateway has applied, so that a test sees what
 * was touched. What the kernel has is recognised by its handles and the table's comment,
 * which stands for its elements; a file by its inode and times; a process by its start.
 */
final class AppliedState {

	static final String WIREGUARD = "/etc/wireguard/wg0.conf";

	static final String RULES = "/etc/nftables.d/wm.nft";

	static final String HOSTS = "/etc/wm/hosts";

	static final String TABLE = "nft handles";

	static final String PROCESSES = "processes";

	static final String INTERFACE = "interface";

	// The agent's own child still has the agent's name in the moment before it becomes
	// the command that it runs.
	private static final String RUNNING = "ps -o pid=,ppid=,comm=,lstart=,args= -C dnsmasq,wireguard-go,java | awk '"
			+ "{ line[NR] = $0; parent[NR] = $2; java[NR] = $3 == \"java\"; if (java[NR]) own[$1] } "
			+ "END { for (i = 1; i <= NR; i++) if (!(java[i] && parent[i] in own)) print line[i] }'";

	private AppliedState() {
	}

	static Map<String, String> of(Lab lab, String node) {
		Map<String, String> prints = new LinkedHashMap<>();
		for (String file : List.of(WIREGUARD, RULES, HOSTS, "/etc/wm/dnsmasq.conf", "/etc/wm/dnsmasq.servers")) {
			prints.put(file, lab.on(node, "stat", "-c", "%i %y %s %a", file).succeeds().out());
		}
		prints.put(TABLE, lab.on(node, "nft", "-a", "-t", "list", "table", "ip", "wm").succeeds().out());
		prints.put(PROCESSES, lab.shell(node, RUNNING).succeeds().out());
		prints.put(INTERFACE, lab.shell(node, "ip -o link show wg0 | cut -d: -f1").succeeds().out());
		return prints;
	}

}
