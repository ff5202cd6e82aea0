package dev.wm.cli.setup;

import java.io.IOException;
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
 * A machine whose systemd, resolver and routes only write down what they are told.
 */
abstract class HostFixture {

	static final SetupScript MESH = new SetupScript(MeshName.parse("home"), Cidr.parse("172.30.0.0/16"),
			List.of(SiteDomain.HUB, SiteDomain.parse("sheen")));

	static final IpAddress GATEWAY = IpAddress.parse("192.168.1.250");

	// The gateway in 192.168.1.0/24 is reached by eth0, the one in 10.0.0.0/8 by eth1. It
	// keeps what is added as ip(8) would show it, and knows networks by their beginnings.
	private static final String IP = """
			#!/bin/sh
			case "$*" in
			  '-o route get 192.168.1.'*) echo "$4 dev eth0 src 192.168.1.10 uid 0" ;;
			  '-o route get 10.'*) echo "$4 via 10.0.0.1 dev eth1 src 10.0.0.10 uid 0" ;;
			  '-o route get'*) exit 2 ;;
			  '-o route show '*' proto '*) [ ! -e "$WM_ROOT/routes" ] || grep "^${5%.*.*}" "$WM_ROOT/routes" || : ;;
			  '-o route show exact'*) [ ! -e "$WM_ROOT/routes" ] || grep "^$5 " "$WM_ROOT/routes" || : ;;
			  '-o route show'*) ;;
			  'route add'*)
			    echo "ip $*" >>"$WM_ROOT/done"
			    shift 2
			    echo "$*" >>"$WM_ROOT/routes"
			    ;;
			  *)
			    echo "ip $*" >>"$WM_ROOT/done"
			    sed -i "\\|^$3 |d" "$WM_ROOT/routes"
			    ;;
			esac
			""";

	private static final String SYSTEMCTL = """
			#!/bin/sh
			case $1 in
			  is-active) exit 3 ;;
			  is-system-running) echo running ;;
			  *) echo "systemctl $*" >>"$WM_ROOT/done" ;;
			esac
			""";

	// It starts no other program, which would take longer than all it does.
	private static final String RESOLVECTL = """
			#!/bin/sh
			sites=$WM_ROOT/sites.$4
			unknown() { echo "$1: resolve call failed: Name '$1' not found" >&2; exit 1; }
			case "$1 $#" in
			  'query 6')
			    [ -e "$sites" ] || { echo "$6: resolve call failed: Query timed out" >&2; exit 1; }
			    case $6 in
			      *.sites.hub)
			        number=${6%%.*}
			        while read -r address name && [ "$number" -gt 1 ]; do number=$((number - 1)); done <"$sites"
			        [ -n "$address" ] || unknown "$6"
			        echo "$6 IN A $address -- link: $4"
			        ;;
			      *)
			        reversed=${6%.in-addr.arpa}
			        found=
			        while read -r address name; do
			          rest=${address#*.}
			          front=${rest%.*}
			          [ "${address##*.}.${front#*.}.${front%.*}.${address%%.*}" != "$reversed" ] || found=$name
			        done <"$sites"
			        [ -n "$found" ] || unknown "$6"
			        echo "$6 IN PTR $found -- link: $4"
			        ;;
			    esac
			    ;;
			  'status 1') exit 0 ;;
			  'dns 2')
			    servers=
			    [ ! -e "$WM_ROOT/servers" ] || read -r servers <"$WM_ROOT/servers" || :
			    echo "Link 2 ($2): $servers"
			    ;;
			  'domain 2') echo "Link 2 ($2): lan" ;;
			  *) echo "resolvectl $*" >>"$WM_ROOT/done" ;;
			esac
			""";

	@Parameter
	String shell = "";

	@TempDir
	Path folder;

	ScriptRun network;

	@BeforeEach
	void prepare() throws IOException {
		this.network = new ScriptRun(this.folder, this.shell);
		this.network.program("bin/ip", IP);
		this.network.program("bin/resolvectl", RESOLVECTL);
		this.network.program("bin/systemctl", SYSTEMCTL);
		this.network.program("bin/systemd-run", "#!/bin/sh\necho \"systemd-run $2\" >>\"$WM_ROOT/done\"\n");
		this.network.file("root/done", "");
		this.network.file("root/sites.eth0", "172.30.2.1 gw.sheen\n");
		this.network.file("root/sites.eth1", "172.31.2.1 gw.lab\n");
	}

	ScriptRun.Result setup() {
		return this.network.run(MESH.host("172-30", GATEWAY, SetupScript.Mode.FOLLOW));
	}

	/** The state that {@link #setup} leaves. */
	void restoreSetup() throws IOException {
		this.network.restoreSetup("host", this::setup);
	}

}
