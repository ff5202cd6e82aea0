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
import dev.wm.agent.desired.DesiredStateMapper;
import dev.wm.agent.observed.FileState;
import dev.wm.agent.observed.ManagedFile;
import dev.wm.agent.observed.ObservedState;
import dev.wm.agent.observed.ResolverState;
import dev.wm.agent.observed.TableState;
import dev.wm.agent.plan.Action;
import dev.wm.agent.plan.ApplyStage;
import dev.wm.agent.plan.DnsAction;
import dev.wm.agent.plan.FirewallAction;
import dev.wm.agent.plan.Planner;
import dev.wm.agent.plan.RouteAction;
import dev.wm.agent.plan.TunnelAction;
import dev.wm.agent.plan.WriteFile;
import dev.wm.agent.process.Command;
import dev.wm.agent.render.RenderedConfig;
import dev.wm.agent.table.ElementSet;
import dev.wm.agent.table.Table;
import dev.wm.agent.text.DnsFiles;
import dev.wm.agent.text.FileText;
import dev.wm.agent.text.Fingerprint;
import dev.wm.agent.text.SecretText;
import dev.wm.contract.net.Cidr;
import dev.wm.contract.net.HostName;
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

	private static final DnsFiles NAMES = new DnsFiles(FileText.of("names"), FileText.of("servers"));

	private static final Optional<HostName> KNOWN = Optional.of(HostName.parse("gw.sheen"));

	@TempDir
	Path root;

	private final ScriptedRunner runner = new ScriptedRunner();

	private LinuxHost host;

	private boolean resolverAnswers = true;

	@BeforeEach
	void host() throws IOException {
		this.host = new LinuxHost(this.runner, new Paths(this.root), DesiredStateMapper.MESH,
				Clock.fixed(Instant.ofEpochSecond(1000), ZoneOffset.UTC), (name) -> this.resolverAnswers);
		write("proc/sys/net/ipv4/ip_forward", "0\n");
		write("etc/passwd", "root:x:0:0\ndnsmasq:x:999:65534\n");
		write("etc/resolv.conf", "nameserver 172.30.2.1\n");
		write("run/systemd/resolve/resolv.conf", "nameserver 9.9.9.9\n");
		this.runner.answer("ip -j addr", ADDRESSES)
			.answer("wg show", "(none)\t" + Samples.KEY.publicKey() + "\t51820\toff\n")
			.answer("ip -j -4 route", "[{\"dst\":\"172.30.0.0/16\",\"prefsrc\":\"172.30.2.1\"}]")
			.fail("nft list", "Error: No such file or directory");
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
		ObservedState observed = this.host.observe();
		assertThat(this.runner.lines()).containsExactlyInAnyOrder("ip -j addr", "wg show wg0 dump",
				"ip -j -4 route show dev wg0", "nft list table ip wm");
		assertThat(observed.forwarding()).isFalse();
		assertThat(observed.table()).isEmpty();
		assertThat(observed.tunnel())
			.hasValueSatisfying((tunnel) -> assertThat(tunnel.publicKey()).isEqualTo(Samples.KEY.publicKey()));
		assertThat(observed.resolver()).isEqualTo(ResolverState.STOPPED);
		assertThat(observed.system().dnsmasqUser()).isTrue();
	}

	@Test
	void observeWhenResolvConfPointsHereAsksWhomResolvedAsks() {
		assertThat(this.host.observe().system().upstreams()).containsExactly(IpAddress.parse("9.9.9.9"));
	}

	@Test
	void observeWhenNftMayNotListFailsInsteadOfSeeingNothing() {
		this.runner.fail("nft list", "Error: Operation not permitted");
		assertThatExceptionOfType(HostException.class).isThrownBy(() -> this.host.observe())
			.withMessageContaining("Operation not permitted");
	}

	private static final Table TABLE = new Table(
			List.of(new ElementSet("set", "members", "ipv4_addr", List.of("10.0.0.1"))),
			"\n\tchain forward {\n\t\taccept\n\t}\n");

	private static final Optional<TableState> LOADED = Optional
		.of(new TableState(Optional.of(TABLE.fingerprint()), Optional.of(TABLE), true));

	// nft prints the elements in another way than it reads them.
	private static String listing(Table table) {
		String text = table.replacement();
		return text.substring(text.lastIndexOf("table ip wm {"))
			.replace("{\n\t\t\t10", "{ 10")
			.replace("1\n\t\t}", "1 }");
	}

	@Test
	void executeWhenTheTableIsLoadedKnowsItAgain() {
		this.runner.answer("nft list", listing(TABLE));
		this.host.execute(new FirewallAction.LoadTable(TABLE));
		assertThat(this.host.observe().table()).isEqualTo(LOADED);
		this.runner.answer("nft list", listing(TABLE).replace("accept", "drop"));
		assertThat(this.host.observe().table())
			.contains(new TableState(Optional.of(TABLE.fingerprint()), Optional.empty(), true));
		this.runner.answer("nft list", listing(TABLE).replace("10.0.0.1", "10.0.0.2"));
		assertThat(this.host.observe().table().orElseThrow().intact()).isFalse();
	}

	@Test
	void observeWhenTheAgentWasStartedAnewKnowsTheTableFromDisk() throws IOException {
		this.runner.answer("nft list", listing(TABLE));
		this.host.execute(new FirewallAction.LoadTable(TABLE));
		write("etc/nftables.d/wm.nft", "# a comment\n" + TABLE.replacement());
		host();
		this.runner.answer("nft list", listing(TABLE));
		assertThat(this.host.observe().table()).isEqualTo(LOADED);
		write("etc/nftables.d/wm.nft", "");
		host();
		this.runner.answer("nft list", listing(TABLE));
		assertThat(this.host.observe().table().orElseThrow().intact()).isFalse();
	}

	// What nft took is in force; a full disk only costs the record of it.
	@Test
	void executeWhenTheStampCannotBeWrittenKnowsTheTableAllTheSame() throws IOException {
		this.runner.answer("nft list", listing(TABLE));
		write("var/lib/wm/table.stamp/in-the-way", "");
		this.host.execute(new FirewallAction.LoadTable(TABLE));
		assertThat(this.host.observe().table())
			.contains(new TableState(Optional.of(TABLE.fingerprint()), Optional.of(TABLE), false));
		assertThatExceptionOfType(HostException.class)
			.isThrownBy(() -> this.host.execute(new FirewallAction.RecordTable()))
			.withMessageContaining("table.stamp cannot be written");
		Files.delete(this.root.resolve("var/lib/wm/table.stamp/in-the-way"));
		Files.delete(this.root.resolve("var/lib/wm/table.stamp"));
		this.host.execute(new FirewallAction.RecordTable());
		assertThat(this.host.observe().table()).isEqualTo(LOADED);
		assertThat(read("var/lib/wm/table.stamp")).startsWith("rules ");
	}

	@Test
	void executeWhenTheLoadedTableCannotBeListedDoesNotCallItFailed() {
		this.host.execute(new FirewallAction.LoadTable(TABLE));
		this.runner.answer("nft list", listing(TABLE));
		assertThat(this.host.observe().table())
			.contains(new TableState(Optional.of(TABLE.fingerprint()), Optional.empty(), true));
	}

	@Test
	void executeWhenAnUpdateIsRefusedLoadsTheWholeTable() {
		this.runner.fail("nft -f", "Error: Could not process rule: No such file or directory");
		assertThatExceptionOfType(HostException.class)
			.isThrownBy(() -> this.host.execute(new FirewallAction.UpdateTable(TABLE, "changes")));
		assertThat(this.runner.ran).extracting(Command::input).containsExactly("changes", TABLE.replacement());
	}

	@Test
	void checkWhenOnlyElementsDifferHasNothingReadAgain() {
		Table other = new Table(List.of(new ElementSet("set", "members", "ipv4_addr", List.of())), TABLE.chains());
		this.runner.fail("nft -c", "Error: syntax error");
		assertThat(this.host.check(TABLE, "")).hasSize(1);
		this.runner.answer("nft -c", "");
		assertThat(this.host.check(TABLE, "")).isEmpty();
		this.runner.ran.clear();
		assertThat(this.host.check(other, "")).isEmpty();
		assertThat(this.runner.lines()).isEmpty();
		assertThat(this.host.check(new Table(TABLE.sets(), ""), "")).isEmpty();
		assertThat(this.runner.lines()).contains("nft -c -f -");
	}

	@Test
	void checkWhenDnsmasqRefusedATextAsksAgain() {
		this.runner.fail("dnsmasq --test", "dnsmasq: bad option at line 1");
		assertThat(this.host.check(TABLE, "bad")).hasSize(1);
		assertThat(this.host.check(TABLE, "bad")).hasSize(1);
		this.runner.answer("dnsmasq --test", "");
		assertThat(this.host.check(TABLE, "good")).isEmpty();
		this.runner.ran.clear();
		assertThat(this.host.check(TABLE, "good")).isEmpty();
		assertThat(this.host.check(TABLE, "better")).isEmpty();
		assertThat(this.runner.lines()).containsExactly("dnsmasq --test -C -");
	}

	// Or roaming would be undone and connections ended at each pass.
	@Test
	void observeWhenARecordCouldNotBeWrittenRemembersIt() throws IOException {
		String text = RenderedConfig.of(DesiredStateMapper.map(Samples.config(), Samples.context()))
			.wireGuard()
			.content();
		Path file = this.root.resolve("etc/wireguard/wg0.conf");
		Files.createDirectories(Objects.requireNonNull(file.getParent(), "folder"));
		Files.createSymbolicLink(file, this.root.resolve("nowhere"));
		Action write = new WriteFile(ApplyStage.TUNNEL, ManagedFile.WIREGUARD, FileText.of(text));
		assertThatExceptionOfType(HostException.class).isThrownBy(() -> this.host.execute(write));
		assertThat(this.host.observe().appliedEndpoints()).containsKey(Samples.key(2).publicKey());
		Files.delete(file);
		write("etc/wireguard/wg0.conf", "somebody else's");
		assertThat(this.host.observe().appliedEndpoints()).isEmpty();
	}

	@Test
	void executeWhenTheKernelHasNoWireGuardUsesAnother() {
		this.runner.fail("ip link add", "Error: Unknown device type.").missing("wireguard-go");
		this.host.execute(new TunnelAction.CreateInterface(DesiredStateMapper.MESH));
		assertThat(this.runner.lines()).containsExactly("ip link add wg0 type wireguard", "wireguard-go wg0",
				"boringtun-cli wg0");
	}

	@Test
	void executeWhenNothingHasWireGuardSaysWhatToInstall() {
		this.runner.fail("ip link add", "Error: Unknown device type.").missing("wireguard-go").missing("boringtun-cli");
		assertThatExceptionOfType(HostException.class)
			.isThrownBy(() -> this.host.execute(new TunnelAction.CreateInterface(DesiredStateMapper.MESH)))
			.withMessageContaining("install wireguard-go");
	}

	@Test
	void executeWhenCreatingIsForbiddenDoesNotTryAnother() {
		this.runner.fail("ip link add", "RTNETLINK answers: Operation not permitted");
		assertThatExceptionOfType(HostException.class)
			.isThrownBy(() -> this.host.execute(new TunnelAction.CreateInterface(DesiredStateMapper.MESH)))
			.withMessageContaining("Operation not permitted");
		assertThat(this.runner.ran).hasSize(1);
	}

	// W71: and no key in any argument.
	@Test
	void executeWhenPeersAreSyncedGivesTheTextOnStandardInput() {
		this.host.execute(new TunnelAction.SyncTunnel(DesiredStateMapper.MESH, new SecretText("PrivateKey = secret")));
		assertThat(this.runner.lines()).containsExactly("wg syncconf wg0 /dev/stdin");
		assertThat(this.runner.ran.getFirst().input()).isEqualTo("PrivateKey = secret");
	}

	@Test
	void executeWhenTheNetworkChangesRunsIp() throws IOException {
		this.host
			.execute(new TunnelAction.AddAddress(DesiredStateMapper.MESH, InterfaceAddress.parse("172.30.2.1/24")));
		this.host
			.execute(new TunnelAction.RemoveAddress(DesiredStateMapper.MESH, InterfaceAddress.parse("172.30.3.1/24")));
		this.host.execute(new TunnelAction.BringUp(DesiredStateMapper.MESH, 1420));
		this.host.execute(new RouteAction.ReplaceRoute(Cidr.parse("172.30.0.0/16"), DesiredStateMapper.MESH,
				IpAddress.parse("172.30.2.1")));
		this.host.execute(new RouteAction.EnableForwarding());
		assertThat(this.runner.lines()).containsExactly("ip addr replace 172.30.2.1/24 dev wg0",
				"ip addr del 172.30.3.1/24 dev wg0", "ip link set dev wg0 mtu 1420 up",
				"ip route replace 172.30.0.0/16 dev wg0 src 172.30.2.1");
		assertThat(read("proc/sys/net/ipv4/ip_forward")).isEqualTo("1");
	}

	@Test
	void observeWhenAFileWasWrittenSeesItAndItsMode() throws IOException {
		this.host.execute(new WriteFile(ApplyStage.TUNNEL, ManagedFile.WIREGUARD, FileText.of("a")));
		assertThat(this.host.observe().files().get(ManagedFile.WIREGUARD)).isNotNull()
			.satisfies((state) -> assertThat(state.rightMode()).isTrue());
		write("etc/wireguard/wg0.conf", "b");
		assertThat(this.host.observe().files().get(ManagedFile.WIREGUARD)).isNotNull()
			.satisfies((state) -> assertThat(state.content()).isEqualTo(FileText.of("b")));
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
		this.host.execute(new DnsAction.StartResolver(true, CONF, NAMES, KNOWN));
		assertThat(this.host.observe().resolver())
			.isEqualTo(new ResolverState(true, Optional.of(CONF), Optional.of(NAMES.fingerprint())));
		process(4_000_004, "dnsmasq", "dnsmasq\0-C\0/etc/wm/dnsmasq.conf");
		assertThat(this.host.observe().resolver().configuration()).isEmpty();
	}

	@Test
	void executeWhenTheResolverDoesNotAnswerIsNotDone() throws IOException {
		process(4_000_006, "dnsmasq", "dnsmasq\0-C\0/etc/wm/dnsmasq.conf");
		this.resolverAnswers = false;
		assertThatExceptionOfType(HostException.class)
			.isThrownBy(() -> this.host.execute(new DnsAction.ReloadResolver(CONF, NAMES, KNOWN)))
			.withMessage("dnsmasq runs but does not answer for gw.sheen: see its log.");
		assertThat(this.host.observe().resolver().names()).isEmpty();
	}

	// Without the file nobody knew which one to end, and its port stayed taken.
	@Test
	void observeWhenThePidFileIsGoneKnowsThatItRuns() throws IOException {
		process(4_000_007, "dnsmasq", "dnsmasq\0-C\0/etc/wm/dnsmasq.conf");
		this.runner.answer("sh -c", "");
		this.host.execute(new DnsAction.ReloadResolver(CONF, NAMES, KNOWN));
		Files.delete(this.root.resolve("run/wm/dnsmasq.pid"));
		assertThat(this.host.observe().resolver())
			.isEqualTo(new ResolverState(true, Optional.empty(), Optional.empty()));
	}

	// dnsmasq is not root: a closed folder would hide its files from it
	@Test
	void observeWhenAFolderIsClosedSeesFilesThatHaveToBeWritten() throws IOException {
		RenderedConfig wanted = RenderedConfig.of(DesiredStateMapper.map(Samples.config(), Samples.context()));
		Path folder = this.root.resolve("etc/wm");
		this.host.execute(new WriteFile(ApplyStage.NAMES, ManagedFile.HOSTS, wanted.hosts()));
		Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
		assertThat(this.host.observe().files().get(ManagedFile.HOSTS)).isEqualTo(new FileState(wanted.hosts(), false));
		this.host.execute(new WriteFile(ApplyStage.NAMES, ManagedFile.HOSTS, wanted.hosts()));
		assertThat(Files.getPosixFilePermissions(folder)).isEqualTo(PosixFilePermissions.fromString("rwx-----x"));
		assertThat(this.host.observe().files().get(ManagedFile.HOSTS)).isEqualTo(new FileState(wanted.hosts(), true));
	}

	// W73
	@Test
	void executeWhenNamesChangedSendsASignalInsteadOfRestarting() throws IOException {
		process(4_000_005, "dnsmasq", "dnsmasq\0-C\0/etc/wm/dnsmasq.conf");
		this.host.execute(new DnsAction.ReloadResolver(CONF, NAMES, KNOWN));
		assertThat(this.runner.lines()).containsExactly("sh -c kill -HUP \"$1\" sh 4000005");
	}

	@Test
	void checkWhenAProgramRefusesSaysWhich() {
		this.runner.fail("nft -c", "/dev/stdin:1:1: Error: syntax error").answer("dnsmasq --test", "");
		assertThat(this.host.check(TABLE, "conf"))
			.containsExactly("nft refuses what follows from it: /dev/stdin:1:1: Error: syntax error");
	}

	@Test
	void observeWhenAppliedTwiceLeavesNoFileToWrite() {
		RenderedConfig wanted = RenderedConfig.of(DesiredStateMapper.map(Samples.config(), Samples.context()));
		Planner.plan(wanted, this.host.observe())
			.stream()
			.filter((step) -> step.action() instanceof WriteFile)
			.forEach((step) -> this.host.execute(step.action()));
		assertThat(Planner.plan(wanted, this.host.observe())).noneMatch((step) -> step.action() instanceof WriteFile);
		assertThat(List.of(ManagedFile.values())).allMatch((file) -> Files.exists(new Paths(this.root).of(file)));
	}

}
