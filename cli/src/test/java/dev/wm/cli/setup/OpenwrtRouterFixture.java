package dev.wm.cli.setup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import dev.wm.contract.net.Cidr;
import dev.wm.contract.net.IpAddress;
import dev.wm.contract.net.MeshName;
import dev.wm.contract.net.SiteDomain;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

/**
 * A model of a fresh OpenWrt router, in each shell that may come with one.
 */
abstract class OpenwrtRouterFixture {

	static final String FRESH_DHCP = """
			section dnsmasq cfg01411c
			option cfg01411c domainneeded 1
			option cfg01411c local /lan/
			option cfg01411c domain lan
			section dhcp lan
			""";

	static final SetupScript MESH = new SetupScript(MeshName.parse("home"), Cidr.parse("172.30.0.0/16"),
			List.of(SiteDomain.HUB, SiteDomain.parse("osrc"), SiteDomain.parse("sheen")));

	static final IpAddress GATEWAY = IpAddress.parse("192.168.1.250");

	// Answers as BusyBox's does, with a line of "sites" for each site, or not at all. It
	// starts no other program, which would take longer than all it does.
	private static final String NSLOOKUP = """
			#!/bin/sh
			[ -e "$WM_ROOT/sites" ] || { echo ';; connection timed out; no servers could be reached'; exit 1; }
			printf 'Server:\t\t%s\nAddress:\t%s:53\n\n' "$2" "$2"
			case $1 in
			  *.sites.hub)
			    number=${1%%.*}
			    while IFS= read -r line && [ "$number" -gt 1 ]; do number=$((number - 1)); done <"$WM_ROOT/sites"
			    [ -n "$line" ] || { echo "** server can't find $1: NXDOMAIN"; exit 1; }
			    printf 'Name:\t%s\nAddress: %s\n\n*** Can'"'"'t find %s: No answer\n\n' "$1" "${line%% *}" "$1"
			    ;;
			  *)
			    name=
			    while read -r address rest; do [ "$address" != "$1" ] || name=$rest; done <"$WM_ROOT/sites"
			    printf '%s.in-addr.arpa\tname = %s\n\n' "$1" "$name"
			    ;;
			esac
			""";

	@Parameter
	String shell = "";

	@TempDir
	Path folder;

	ScriptRun router;

	@BeforeEach
	void prepare() throws IOException {
		this.router = new ScriptRun(this.folder, this.shell);
		Files.createDirectories(this.folder.resolve("root/tmp/.uci"));
		this.router.program("bin/uci", ScriptRun.resource("uci"));
		this.router.file("root/etc/config/dhcp", FRESH_DHCP);
		this.router.file("root/etc/config/network", "section interface lan\n");
		this.router.file("root/etc/config/firewall", "section defaults cfg01e63d\n");
		this.router.program("bin/nslookup", NSLOOKUP);
		// What the script starts runs in the same shell.
		this.router.program("bin/sh", "#!/bin/dash\nexec " + this.shell + " \"$@\"\n");
		for (String service : List.of("network", "dnsmasq", "firewall", "cron")) {
			this.router.program("root/etc/init.d/" + service,
					"#!/bin/sh\necho \"" + service + " $*\" >>\"$WM_ROOT/restarts\"\n");
		}
	}

	ScriptRun.Result setup() {
		return this.router.run(MESH.openwrt(GATEWAY, null, SetupScript.Mode.FOLLOW));
	}

	/** The state that {@link #setup} leaves. */
	void restoreSetup() throws IOException {
		this.router.restoreSetup("openwrt", this::setup);
	}

}
