package dev.wm.bench;

import java.util.Base64;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Configurations of the gateway of the first site of a mesh of any size. The supernet is
 * 10.0.0.0/8 with a /24 for each site, the gateway's LAN is 192.168.1.0/24.
 *
 * @param sites how many sites, the first included
 * @param hosts how many hosts, spread evenly
 * @param publicKey the first site's
 */
record StubMesh(int sites, int hosts, String publicKey) {

	private static final int LARGEST_SITE = 200;

	StubMesh {
		if (hosts < sites || hosts > sites * LARGEST_SITE) {
			throw new IllegalArgumentException("1 to 200 hosts for each site");
		}
	}

	/**
	 * The gateway's configuration.
	 * @param more whether the first site has a host more
	 * @return the JSON document
	 */
	String config(boolean more) {
		return """
				{"mesh_name":"bench","supernet":"10.0.0.0/8","site":{"domain":"s0","subnet":"10.0.0.0/24",
				"gateway":"10.0.0.1","hub":false,"public_key":"%s","listen_port":51820,"rotate_key":false},
				"peers":[%s],"hosts":[%s],"domains":["hub",%s],"names":[%s],"devices":[]}
				""".formatted(this.publicKey, peers(), ownHosts(more), domains(), names(more));
	}

	private String peers() {
		Random random = new Random(1);
		return join(1, this.sites, (site) -> {
			byte[] key = new byte[32];
			random.nextBytes(key);
			return "{\"domain\":\"s%d\",\"subnet\":\"%s0/24\",\"public_key\":\"%s\",\"endpoint\":\"203.0.113.%d:51820\"}"
				.formatted(site, network(site), Base64.getEncoder().encodeToString(key), 1 + site % 250);
		});
	}

	private String ownHosts(boolean more) {
		return join(0, hostsOf(0) + (more ? 1 : 0), (host) -> """
				{"name":"h%d.s0","local_address":"192.168.1.%d","overlay_address":"10.0.0.%d","type":"standard",
				"masquerade":false}""".formatted(host, 2 + host, 2 + host));
	}

	private String domains() {
		return join(0, this.sites, (site) -> "\"s" + site + "\"");
	}

	private String names(boolean more) {
		return join(0, this.sites, (site) -> name("gw", site, 1) + ","
				+ join(0, hostsOf(site) + ((more && site == 0) ? 1 : 0), (host) -> name("h" + host, site, 2 + host)));
	}

	private static String name(String host, int site, int number) {
		return "{\"name\":\"%s.s%d\",\"address\":\"%s%d\"}".formatted(host, site, network(site), number);
	}

	private int hostsOf(int site) {
		return this.hosts / this.sites + ((site < this.hosts % this.sites) ? 1 : 0);
	}

	private static String network(int site) {
		return "10." + site / 256 + "." + site % 256 + ".";
	}

	private static String join(int from, int to, java.util.function.IntFunction<String> part) {
		return IntStream.range(from, to).mapToObj(part).collect(Collectors.joining(","));
	}

}
