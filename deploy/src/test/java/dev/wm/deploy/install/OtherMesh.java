package dev.wm.deploy.install;

import java.util.Map;

import dev.wm.deploy.container.LxcContainer;
import dev.wm.deploy.container.NetworkNode;
import dev.wm.deploy.process.Await;
import tools.jackson.databind.json.JsonMapper;

/**
 * Another mesh, 10.83.0.0/16, whose devices' interface is wg-{@value #NET}. It has a
 * registry of its own beside the first one's, and a hub that is a tunnel in the middle of
 * the internet and nothing else.
 */
final class OtherMesh {

	static final String NET = "office";

	static final String HUB = "10.83.0.1";

	private static final String URL = "http://203.0.113.20:8098";

	private static final String TOKEN = "token-of-another-mesh";

	private static final String START = """
			systemd-run -q --unit wm-other -p User=wm-registry -p StateDirectory=other -E WM_DATA_DIR=/var/lib/other \\
			  -E WM_REGISTRY_ADDRESS=203.0.113.20 -E WM_REGISTRY_PORT=8098 -E "WM_REGISTRY_TOKEN=%s" -E WM_PUBLIC_URL=%s \\
			  -E WM_NETWORK=%s -E WM_MESH_SUPERNET=10.83.0.0/16 -E WM_RELEASES=/var/lib/other/none \\
			  /usr/bin/wm-registry
			"""
		.formatted(TOKEN, URL, NET);

	private static final String STOP = "systemctl stop wm-other; rm -rf /var/lib/other";

	private final LxcContainer registry;

	private final LxcContainer laptop;

	private final NetworkNode internet;

	private final String tunnel;

	/** Starts it. */
	OtherMesh(Machines machines) {
		this.registry = machines.registry();
		this.laptop = machines.laptop();
		this.internet = machines.internet();
		this.tunnel = this.internet.name() + "w";
		RootShell.run(this.registry, START).succeeds();
		this.internet.run("wireguard-go", this.tunnel).succeeds();
		this.internet
			.runWithInput(this.internet.run("wg", "genkey").succeeds().out(), "wg", "set", this.tunnel, "listen-port",
					"51821", "private-key", "/dev/stdin")
			.succeeds();
		this.internet.address(this.tunnel, HUB + "/16");
		this.internet.run("ip", "link", "set", this.tunnel, "up").succeeds();
		Await.within(RootShell.LIMIT, "the other registry runs",
				() -> RootShell.run(this.laptop, "curl -fsS -m 5 " + URL + "/health/ready").exit() == 0);
		RootShell
			.run(this.laptop, "mkdir -p other && echo \"" + TOKEN + "\" | HOME=/root/other wm mesh add " + URL + " -")
			.succeeds();
		wm("add-site hub --hub --endpoint 203.0.113.1:51821");
		String hub = JsonMapper.shared()
			.writeValueAsString(Map.of("site", Map.of("domain", "hub", "hub", true), "public_key",
					this.internet.run("wg", "show", this.tunnel, "public-key").succeeds().out().strip(), "lans",
					new String[0], "version", "0.1.0"));
		RootShell
			.run(this.laptop,
					"curl -fsS -H 'Content-Type: application/json' -H \"Authorization: Bearer " + TOKEN + "\" --data '"
							+ hub + "' " + URL + "/api/v1/enrolments")
			.succeeds();
	}

	/** Runs {@code wm} for it. */
	String wm(String words) {
		return RootShell.run(this.laptop, "HOME=/root/other wm " + words).succeeds().out();
	}

	/** Does at the hub what its gateway would do. */
	void admit(String key, String address) {
		this.internet.run("wg", "set", this.tunnel, "peer", key, "allowed-ips", address + "/32").succeeds();
	}

	void stop() {
		this.internet.run("ip", "link", "delete", this.tunnel);
		RootShell.run(this.registry, STOP).succeeds();
	}

}
