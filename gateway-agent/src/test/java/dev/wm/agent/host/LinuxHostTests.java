package dev.wm.agent.host;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import dev.wm.agent.Samples;
import dev.wm.agent.desired.DesiredState;
import dev.wm.agent.observed.ManagedFile;
import dev.wm.contract.net.HostName;
import dev.wm.agent.observed.FileState;
import dev.wm.agent.observed.Observed;
import dev.wm.agent.observed.ResolverState;
import dev.wm.agent.observed.TableState;
import dev.wm.agent.plan.Action;
import dev.wm.agent.plan.Planner;
import dev.wm.agent.plan.Product;
import dev.wm.agent.render.Rendered;
import dev.wm.agent.text.FileText;
import dev.wm.agent.text.Fingerprint;
import dev.wm.agent.text.SecretText;
import dev.wm.contract.net.Cidr;
import dev.wm.contract.net.InterfaceAddress;
import dev.wm.contract.net.IpAddress;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class LinuxHostTests {

	private static final String ADDRESSES = """
			[{"ifname":"wg0","flags":["UP"],"mtu":1420,"addr_info":[{"family":"inet","local":"172.30.2.1","prefixlen":24}]}]""";

	private static final Fingerprint CONF = Fingerprint.of("conf");

	private static final Fingerprint NAMES = Fingerprint.of("names");

	private static final Optional<HostName> KNOWN = Optional.of(HostName.parse("gw.sheen"));

	@TempDir
	Path root;

	private final ScriptedRunner runner = new ScriptedRunner();

	private LinuxHost host;

	private boolean resolverAnswers = true;

	@BeforeEach
	void host() throws IOException {
		this.host = new LinuxHost(this.runner, new Paths(this.root), DesiredState.MESH,
				Clock.fixed(Instant.ofEpochSecond(1000), ZoneOffset.UTC), (name) -> this.resolverAnswers);
		write("proc/sys/net/ipv4/ip_forward", "0\n");
		write("etc/passwd", "root:x:0:0\ndnsmasq:x:999:65534\n");
		write("etc/resolv.conf", "nameserver 172.30.2.1\n");
		write("run/systemd/resolve/resolv.conf", "nameserver 9.9.9.9\n");
		this.runner.answer("ip -j addr", ADDRESSES)
			.answer("wg show", "(none)\t" + Samples.KEY.publicKey() + "\t51820\toff\n")
			.answer("ip -j -4 route", "[{\"dst\":\"172.30.0.0/16\",\"prefsrc\":\"172.30.2.1\"}]")
			.fail("nft list", "Error: No such file or directory")
			.fail("nft -t list", "Error: No such file or directory");
	}

	private void write(String path, String text) throws IOException {
		Path file = this.root.resolve(path);
		Files.createDirectories(Objects.requireNonNull(file.getParent(), "folder"));
		Files.writeString(file, text);
	}

	private String read(String path) throws IOException {
		return Files.readString(this.root.resolve(path));
	}

	@Test
	void observeWhenLookingRunsOnlyWhatChangesNothing() {
		Observed observed = this.host.observe();
		assertThat(this.runner.lines()).containsExactlyInAnyOrder("ip -j addr", "wg show wg0 dump",
				"ip -j -4 route show dev wg0", "nft -t list table ip wm");
		assertThat(observed.forwarding()).isFalse();
		assertThat(observed.table()).isEmpty();
		assertThat(observed.tunnel())
			.hasValueSatisfying((tunnel) -> assertThat(tunnel.publicKey()).isEqualTo(Samples.KEY.publicKey()));
		assertThat(observed.resolver()).isEqualTo(ResolverState.STOPPED);
		assertThat(observed.surroundings().dnsmasqUser()).isTrue();
	}

	@Test
	void observeWhenResolvConfPointsHereAsksWhomResolvedAsks() {
		assertThat(this.host.observe().surroundings().upstreams()).containsExactly(IpAddress.parse("9.9.9.9"));
	}

	@Test
	void observeWhenNftMayNotListFailsInsteadOfSeeingNothing() {
		this.runner.fail("nft -t list", "Error: Operation not permitted");
		assertThatExceptionOfType(HostException.class).isThrownBy(() -> this.host.observe())
			.withMessageContaining("Operation not permitted");
	}

	@Test
	void executeWhenTheTableIsLoadedKnowsItAgain() {
		this.runner.answer("nft -f", "");
		String listing = "table ip wm {\n\tcomment \"wm " + CONF + "\"\n}\n";
		this.runner.answer("nft list", listing).answer("nft -t list", "terse " + listing);
		this.host.execute(new Action.LoadTable("table ip wm {}", CONF));
		assertThat(this.host.observe().table()).contains(new TableState(Optional.of(CONF), true, true));
		this.runner.answer("nft list", listing + "x");
		assertThat(this.host.observe().table()).contains(new TableState(Optional.of(CONF), false, true));
	}

	// What nft took is in force; a full disk only costs the record of it.
	@Test
	void executeWhenTheStampCannotBeWrittenKnowsTheTableAllTheSame() throws IOException {
		this.runner.answer("nft list", "whole").answer("nft -t list", "terse");
		write("var/lib/wm/table.stamp/in-the-way", "");
		this.host.execute(new Action.LoadTable("table ip wm {}", CONF));
		assertThat(this.host.observe().table()).contains(new TableState(Optional.empty(), true, false));
		assertThatExceptionOfType(HostException.class).isThrownBy(() -> this.host.execute(new Action.RecordTable()))
			.withMessageContaining("table.stamp cannot be written");
		Files.delete(this.root.resolve("var/lib/wm/table.stamp/in-the-way"));
		Files.delete(this.root.resolve("var/lib/wm/table.stamp"));
		this.host.execute(new Action.RecordTable());
		assertThat(this.host.observe().table()).contains(new TableState(Optional.empty(), true, true));
		assertThat(read("var/lib/wm/table.stamp")).startsWith("small ");
	}

	@Test
	void executeWhenTheLoadedTableCannotBeListedDoesNotCallItFailed() {
		this.host.execute(new Action.LoadTable("table ip wm {}", CONF));
		this.runner.answer("nft -t list", "terse");
		assertThat(this.host.observe().table()).contains(new TableState(Optional.empty(), false, true));
	}

	// Or roaming would be undone and connections ended at each pass.
	@Test
	void observeWhenARecordCouldNotBeWrittenRemembersIt() throws IOException {
		String text = Rendered.of(DesiredState.of(Samples.config(), Samples.locality())).wireGuard().content();
		Path file = this.root.resolve("etc/wireguard/wg0.conf");
		Files.createDirectories(Objects.requireNonNull(file.getParent(), "folder"));
		Files.createSymbolicLink(file, this.root.resolve("nowhere"));
		Action write = new Action.WriteFile(Product.TUNNEL, ManagedFile.WIREGUARD, FileText.of(text));
		assertThatExceptionOfType(HostException.class).isThrownBy(() -> this.host.execute(write));
		assertThat(this.host.observe().written()).containsKey(Samples.key(2).publicKey());
		Files.delete(file);
		write("etc/wireguard/wg0.conf", "somebody else's");
		assertThat(this.host.observe().written()).isEmpty();
	}

	@Test
	void observeWhenTheTableIsLargeListsItWholeOnlyNowAndThen() {
		this.runner.answer("nft list", "whole").answer("nft -t list", "terse");
		this.host.execute(new Action.LoadTable("x".repeat(200_000), CONF));
		this.runner.answer("nft list", "an element is gone");
		this.runner.ran.clear();
		boolean intact = true;
		int looks = 0;
		while (intact && looks < 100) {
			intact = this.host.observe().table().orElseThrow().intact();
			looks++;
		}
		assertThat(looks).isEqualTo(30);
		assertThat(this.runner.lines()).containsOnlyOnce("nft list table ip wm");
	}

	@Test
	void executeWhenTheKernelHasNoWireGuardUsesAnother() {
		this.runner.fail("ip link add", "Error: Unknown device type.").missing("wireguard-go");
		this.host.execute(new Action.CreateInterface(DesiredState.MESH));
		assertThat(this.runner.lines()).containsExactly("ip link add wg0 type wireguard", "wireguard-go wg0",
				"boringtun-cli wg0");
	}

	@Test
	void executeWhenNothingHasWireGuardSaysWhatToInstall() {
		this.runner.fail("ip link add", "Error: Unknown device type.").missing("wireguard-go").missing("boringtun-cli");
		assertThatExceptionOfType(HostException.class)
			.isThrownBy(() -> this.host.execute(new Action.CreateInterface(DesiredState.MESH)))
			.withMessageContaining("install wireguard-go");
	}

	@Test
	void executeWhenCreatingIsForbiddenDoesNotTryAnother() {
		this.runner.fail("ip link add", "RTNETLINK answers: Operation not permitted");
		assertThatExceptionOfType(HostException.class)
			.isThrownBy(() -> this.host.execute(new Action.CreateInterface(DesiredState.MESH)))
			.withMessageContaining("Operation not permitted");
		assertThat(this.runner.ran).hasSize(1);
	}

	// W71: and no key in any argument.
	@Test
	void executeWhenPeersAreSyncedGivesTheTextOnStandardInput() {
		this.host.execute(new Action.SyncTunnel(DesiredState.MESH, new SecretText("PrivateKey = secret")));
		assertThat(this.runner.lines()).containsExactly("wg syncconf wg0 /dev/stdin");
		assertThat(this.runner.ran.getFirst().input()).isEqualTo("PrivateKey = secret");
	}

	@Test
	void executeWhenTheNetworkChangesRunsIp() throws IOException {
		this.host.execute(new Action.AddAddress(DesiredState.MESH, InterfaceAddress.parse("172.30.2.1/24")));
		this.host.execute(new Action.RemoveAddress(DesiredState.MESH, InterfaceAddress.parse("172.30.3.1/24")));
		this.host.execute(new Action.BringUp(DesiredState.MESH, 1420));
		this.host.execute(
				new Action.ReplaceRoute(Cidr.parse("172.30.0.0/16"), DesiredState.MESH, IpAddress.parse("172.30.2.1")));
		this.host.execute(new Action.EnableForwarding());
		assertThat(this.runner.lines()).containsExactly("ip addr replace 172.30.2.1/24 dev wg0",
				"ip addr del 172.30.3.1/24 dev wg0", "ip link set dev wg0 mtu 1420 up",
				"ip route replace 172.30.0.0/16 dev wg0 src 172.30.2.1");
		assertThat(read("proc/sys/net/ipv4/ip_forward")).isEqualTo("1");
	}

	@Test
	void observeWhenAFileWasWrittenSeesItAndItsMode() throws IOException {
		this.host.execute(new Action.WriteFile(Product.TUNNEL, ManagedFile.WIREGUARD, FileText.of("a")));
		assertThat(this.host.observe().files().get(ManagedFile.WIREGUARD)).isNotNull()
			.satisfies((state) -> assertThat(state.rightMode()).isTrue());
		write("etc/wireguard/wg0.conf", "b");
		assertThat(this.host.observe().files().get(ManagedFile.WIREGUARD)).isNotNull()
			.satisfies((state) -> assertThat(state.content()).isEqualTo(Fingerprint.of("b")));
	}

	private void process(long pid, String comm, String arguments) throws IOException {
		write("proc/" + pid + "/comm", comm + "\n");
		write("proc/" + pid + "/cmdline", arguments);
		write("run/wm/dnsmasq.pid", pid + "\n");
	}

	@Test
	void observeWhenThePidFileIsStaleSeesNoResolver() throws IOException {
		write("run/wm/dnsmasq.pid", "4000000\n");
		assertThat(this.host.observe().resolver().running()).isFalse();
		process(4_000_001, "sshd", "sshd\0-D");
		assertThat(this.host.observe().resolver().running()).isFalse();
		process(4_000_002, "dnsmasq", "dnsmasq\0-C\0/etc/dnsmasq.conf");
		assertThat(this.host.observe().resolver().running()).isFalse();
	}

	@Test
	void executeWhenTheResolverStartsRemembersWhatItRead() throws IOException {
		process(4_000_003, "dnsmasq", "dnsmasq\0-C\0/etc/wm/dnsmasq.conf");
		assertThat(this.host.observe().resolver())
			.isEqualTo(new ResolverState(true, Optional.empty(), Optional.empty()));
		this.host.execute(new Action.StartResolver(true, CONF, NAMES, KNOWN));
		assertThat(this.host.observe().resolver())
			.isEqualTo(new ResolverState(true, Optional.of(CONF), Optional.of(NAMES)));
		process(4_000_004, "dnsmasq", "dnsmasq\0-C\0/etc/wm/dnsmasq.conf");
		assertThat(this.host.observe().resolver().configuration()).isEmpty();
	}

	@Test
	void executeWhenTheResolverDoesNotAnswerIsNotDone() throws IOException {
		process(4_000_006, "dnsmasq", "dnsmasq\0-C\0/etc/wm/dnsmasq.conf");
		this.resolverAnswers = false;
		assertThatExceptionOfType(HostException.class)
			.isThrownBy(() -> this.host.execute(new Action.ReloadResolver(CONF, NAMES, KNOWN)))
			.withMessage("dnsmasq runs but does not answer for gw.sheen: see its log.");
		assertThat(this.host.observe().resolver().names()).isEmpty();
	}

	// Without the file nobody knew which one to end, and its port stayed taken.
	@Test
	void observeWhenThePidFileIsGoneKnowsThatItRuns() throws IOException {
		process(4_000_007, "dnsmasq", "dnsmasq\0-C\0/etc/wm/dnsmasq.conf");
		this.runner.answer("sh -c", "");
		this.host.execute(new Action.ReloadResolver(CONF, NAMES, KNOWN));
		Files.delete(this.root.resolve("run/wm/dnsmasq.pid"));
		assertThat(this.host.observe().resolver())
			.isEqualTo(new ResolverState(true, Optional.empty(), Optional.empty()));
	}

	// dnsmasq is not root: a closed folder would hide its files from it
	@Test
	void observeWhenAFolderIsClosedSeesFilesThatHaveToBeWritten() throws IOException {
		Rendered wanted = Rendered.of(DesiredState.of(Samples.config(), Samples.locality()));
		Path folder = this.root.resolve("etc/wm");
		this.host.execute(new Action.WriteFile(Product.NAMES, ManagedFile.HOSTS, wanted.hosts()));
		Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
		assertThat(this.host.observe().files().get(ManagedFile.HOSTS))
			.isEqualTo(new FileState(wanted.hosts().fingerprint(), false));
		this.host.execute(new Action.WriteFile(Product.NAMES, ManagedFile.HOSTS, wanted.hosts()));
		assertThat(Files.getPosixFilePermissions(folder)).isEqualTo(PosixFilePermissions.fromString("rwx-----x"));
		assertThat(this.host.observe().files().get(ManagedFile.HOSTS))
			.isEqualTo(new FileState(wanted.hosts().fingerprint(), true));
	}

	// W73
	@Test
	void executeWhenNamesChangedSendsASignalInsteadOfRestarting() throws IOException {
		process(4_000_005, "dnsmasq", "dnsmasq\0-C\0/etc/wm/dnsmasq.conf");
		this.host.execute(new Action.ReloadResolver(CONF, NAMES, KNOWN));
		assertThat(this.runner.lines()).containsExactly("sh -c kill -HUP \"$1\" sh 4000005");
	}

	@Test
	void checkWhenAProgramRefusesSaysWhich() {
		this.runner.fail("nft -c", "/dev/stdin:1:1: Error: syntax error").answer("dnsmasq --test", "");
		assertThat(this.host.check("table", "conf"))
			.containsExactly("nft refuses what follows from it: /dev/stdin:1:1: Error: syntax error");
	}

	@Test
	void observeWhenAppliedTwiceLeavesNoFileToWrite() {
		Rendered wanted = Rendered.of(DesiredState.of(Samples.config(), Samples.locality()));
		Planner.plan(wanted, this.host.observe())
			.stream()
			.filter((step) -> step.action() instanceof Action.WriteFile)
			.forEach((step) -> this.host.execute(step.action()));
		assertThat(Planner.plan(wanted, this.host.observe()))
			.noneMatch((step) -> step.action() instanceof Action.WriteFile);
		assertThat(List.of(ManagedFile.values())).allMatch((file) -> Files.exists(new Paths(this.root).of(file)));
	}

}
