package dev.wm.agent.host;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

import dev.wm.agent.observed.PortHolder;
import dev.wm.agent.observed.ResolverState;
import dev.wm.agent.plan.DnsAction;
import dev.wm.agent.plan.NameProbe;
import dev.wm.agent.text.DnsFiles;
import dev.wm.agent.text.FileText;
import dev.wm.agent.text.Fingerprint;
import dev.wm.contract.net.HostName;
import dev.wm.contract.net.IpAddress;
import dev.wm.contract.net.NameServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** Starting, reloading and recognising dnsmasq. */
class LinuxHostDnsTests extends LinuxHostFixture {

	private static final Fingerprint CONF = Fingerprint.of("conf");

	private static final DnsFiles NAMES = new DnsFiles(FileText.of("names"), FileText.of("servers"));

	private static final Optional<NameProbe> KNOWN = Optional
		.of(new NameProbe(IpAddress.LOOPBACK, HostName.parse("gw.sheen")));

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

	// One that was compiled without it refuses the option, and there would be no names.
	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			IPv6 GNU-getopt DBus DNSSEC loop-detect inotify dumpfile |  --dns-loop-detect
			IPv6 GNU-getopt no-DBus no-DNSSEC no-loop-detect inotify | ''
			IPv6 GNU-getopt DBus                                     | ''
			""")
	void executeWhenTheResolverCanDetectLoopsHasItDoSo(String options, String argument) throws IOException {
		process(4_000_011, "dnsmasq", "dnsmasq\0-C\0/etc/wm/dnsmasq.conf");
		this.runner.answer("dnsmasq --version", "Dnsmasq version 2.90  Copyright (c) 2000-2024 Simon Kelley\n"
				+ "Compile time options: " + options + "\n\nThis software comes with no loop-detect warranty.\n");
		this.host.execute(new DnsAction.StartResolver(true, CONF, NAMES, KNOWN));
		String expected = ("dnsmasq -C /etc/wm/dnsmasq.conf --pid-file=" + this.root + "/run/wm/dnsmasq.pid "
				+ argument)
			.strip();
		assertThat(this.runner.lines()).contains(expected);
	}

	@Test
	void executeWhenTheResolverDoesNotAnswerIsNotDone() throws IOException {
		process(4_000_006, "dnsmasq", "dnsmasq\0-C\0/etc/wm/dnsmasq.conf");
		this.resolverAnswers = false;
		assertThatExceptionOfType(HostException.class)
			.isThrownBy(() -> this.host.execute(new DnsAction.ReloadResolver(CONF, NAMES, KNOWN)))
			.withMessage("dnsmasq is running but does not answer for gw.sheen: see its log.");
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

	// rm /run/wm/*
	@Test
	void observeWhenAllItsFilesAreGoneFindsItAmongTheProcesses() throws IOException {
		process(4_000_008, "dnsmasq", "dnsmasq\0-C\0/etc/wm/dnsmasq.conf");
		Files.delete(this.root.resolve("run/wm/dnsmasq.pid"));
		assertThat(this.host.observe().resolver())
			.isEqualTo(new ResolverState(true, Optional.empty(), Optional.empty()));
	}

	// A container's has the same command line, and is not this machine's.
	@Test
	void observeWhenItIsAContainersSeesNoResolver() throws IOException {
		process(4_000_009, "dnsmasq", "dnsmasq\0-C\0/etc/wm/dnsmasq.conf");
		Files.delete(this.root.resolve("run/wm/dnsmasq.pid"));
		link("proc/self/ns/net", "net:[1]");
		link("proc/4000009/ns/net", "net:[2]");
		assertThat(this.host.observe().resolver().running()).isFalse();
	}

	private void link(String path, String target) throws IOException {
		Path link = this.root.resolve(path);
		Files.createDirectories(Objects.requireNonNull(link.getParent(), "folder"));
		Files.createSymbolicLink(link, Path.of(target));
	}

	private static String socket(String address, int inode) {
		return "  10: " + address + " 00000000:0000 07 00000000:00000000 00:00000000 00000000     0        0 " + inode
				+ " 2 0000000000000000 0\n";
	}

	@Test
	void observeWhenOthersHavePort53NamesThem() throws IOException {
		process(4_000_010, "dnsmasq", "dnsmasq\0-C\0/etc/wm/dnsmasq.conf");
		link("proc/4000010/fd/4", "socket:[104]");
		write("proc/812/comm", "AdGuardHome\n");
		link("proc/812/fd/7", "socket:[105]");
		write("proc/net/udp",
				socket("0101A8C0:0035", 104) + socket("FA01A8C0:0035", 105) + socket("0100007F:0036", 106));
		write("proc/net/tcp6", socket("00000000000000000000000000000000:0035", 107));
		assertThat(this.host.observe().system().portHolders()).containsExactly(
				new PortHolder(PortHolder.EVERYWHERE, "another program", 0),
				new PortHolder(IpAddress.parse("192.168.1.250"), "AdGuardHome", 812));
		write("proc/net/udp", socket("0101A8C0:0035", 104));
		write("proc/net/tcp6", "");
		assertThat(this.host.observe().system().portHolders()).isEmpty();
	}

	@Test
	void executeWhenThePortIsTakenSaysByWhom() throws IOException {
		write("proc/813/comm", "unbound\n");
		link("proc/813/fd/7", "socket:[108]");
		write("proc/net/udp", socket("00000000:0035", 108));
		this.runner.fail("dnsmasq",
				"dnsmasq: failed to create listening socket for 192.168.1.250: Address already in use");
		assertThatExceptionOfType(HostException.class)
			.isThrownBy(() -> this.host.execute(new DnsAction.StartResolver(false, CONF, NAMES, KNOWN)))
			.withMessage(
					"Port 53 is taken by unbound (process 813) on every address: stop that program, or have it listen"
							+ " on other addresses; then dnsmasq starts by itself.");
	}

	// An empty or dangling resolv.conf, or systemd-resolved's for a moment.
	@ParameterizedTest
	@ValueSource(strings = { "", "nameserver 127.0.0.53\n", "search example.net\n", "gone" })
	void observeWhenResolvConfNamesNoServerKeepsTheLastOnes(String text) throws IOException {
		write("run/systemd/resolve/resolv.conf", "");
		write("etc/wm/dnsmasq.servers", "server=/sheen/\nserver=192.168.1.1\nserver=fe80::1%eth0\n");
		if (text.equals("gone")) {
			Files.delete(this.root.resolve("etc/resolv.conf"));
			link("etc/resolv.conf", "../nowhere");
		}
		else {
			write("etc/resolv.conf", text);
		}
		assertThat(this.host.observe().system().keptUpstreams()).isTrue();
		assertThat(this.host.observe().system().ownServers()).isEmpty();
		assertThat(this.host.observe().system().upstreams()).containsExactly(NameServer.parse("192.168.1.1"),
				NameServer.parse("fe80::1%eth0"));
		Files.deleteIfExists(this.root.resolve("etc/resolv.conf"));
		write("etc/resolv.conf", "nameserver 2001:db8::53\n");
		assertThat(this.host.observe().system().keptUpstreams()).isFalse();
		assertThat(this.host.observe().system().upstreams()).containsExactly(NameServer.parse("2001:db8::53"));
	}

	@Test
	void observeWhenResolvConfNamesTheGatewayItselfSaysSo() throws IOException {
		write("run/systemd/resolve/resolv.conf", "");
		write("etc/wm/dnsmasq.servers", "server=192.168.1.1\n");
		write("etc/resolv.conf", "nameserver 172.30.2.1\nnameserver 127.0.0.1\n");
		assertThat(this.host.observe().system().upstreams()).containsExactly(NameServer.parse("192.168.1.1"));
		assertThat(this.host.observe().system().ownServers()).containsExactly(NameServer.parse("172.30.2.1"));
		write("etc/resolv.conf", "nameserver 172.30.2.1\nnameserver 192.168.1.1\n");
		assertThat(this.host.observe().system().ownServers()).isEmpty();
	}

	// A full /run/wm restarted it at each sync, since what it runs with could not be
	// recorded.
	@Test
	void executeWhenTheRecordCannotBeWrittenKnowsWhatRunsAllTheSame() throws IOException {
		process(4_000_012, "dnsmasq", "dnsmasq\0-C\0/etc/wm/dnsmasq.conf");
		write("run/wm/dnsmasq.loaded/in-the-way", "");
		this.host.execute(new DnsAction.StartResolver(true, CONF, NAMES, KNOWN));
		ResolverState unrecorded = new ResolverState(true, Optional.of(CONF), Optional.of(NAMES.fingerprint()), false);
		assertThat(this.host.observe().resolver()).isEqualTo(unrecorded);
		Files.delete(this.root.resolve("run/wm/dnsmasq.pid"));
		assertThat(this.host.observe().resolver()).isEqualTo(unrecorded);
		assertThatExceptionOfType(HostException.class)
			.isThrownBy(() -> this.host.execute(new DnsAction.RecordResolver()))
			.withMessageContaining("dnsmasq.loaded cannot be written");
		Files.delete(this.root.resolve("run/wm/dnsmasq.loaded/in-the-way"));
		Files.delete(this.root.resolve("run/wm/dnsmasq.loaded"));
		this.host.execute(new DnsAction.RecordResolver());
		assertThat(this.host.observe().resolver())
			.isEqualTo(new ResolverState(true, Optional.of(CONF), Optional.of(NAMES.fingerprint())));
		assertThat(read("run/wm/dnsmasq.pid")).isEqualTo("4000012\n");
	}

	// dnsmasq does not start then.
	@Test
	void executeWhenThePidFileCannotBeWrittenStartsWithoutOne() throws IOException {
		process(4_000_013, "dnsmasq", "dnsmasq\0-C\0/etc/wm/dnsmasq.conf");
		Files.delete(this.root.resolve("run/wm/dnsmasq.pid"));
		String withIt = "dnsmasq -C /etc/wm/dnsmasq.conf --pid-file=" + this.root + "/run/wm/dnsmasq.pid";
		this.runner.fail(withIt, "dnsmasq: failed to open pidfile /run/wm/dnsmasq.pid: No space left on device");
		this.host.execute(new DnsAction.StartResolver(false, CONF, NAMES, KNOWN));
		assertThat(this.runner.lines()).containsSubsequence(withIt, "dnsmasq -C /etc/wm/dnsmasq.conf --pid-file=");
		assertThat(this.host.observe().resolver().running()).isTrue();
	}

	@Test
	void executeWhenALanResolverRunsWithoutItsPidFileLetsItRun() throws IOException {
		String file = this.root + "/run/wm/dnsmasq-10.8.0.250-0123.pid";
		write("proc/4000014/comm", "dnsmasq\n");
		write("proc/4000014/cmdline", "dnsmasq\0-C\0-\0--pid-file=" + file);
		this.host.execute(new DnsAction.StartLanResolver("10.8.0.250-0123", FileText.of("port=53\n")));
		assertThat(this.runner.lines()).noneMatch((line) -> line.startsWith("dnsmasq"));
		assertThat(read("run/wm/dnsmasq-10.8.0.250-0123.pid")).isEqualTo("4000014\n");
	}

	// W73
	@Test
	void executeWhenNamesChangedSendsASignalInsteadOfRestarting() throws IOException {
		process(4_000_005, "dnsmasq", "dnsmasq\0-C\0/etc/wm/dnsmasq.conf");
		this.host.execute(new DnsAction.ReloadResolver(CONF, NAMES, KNOWN));
		assertThat(this.runner.lines()).containsExactly("sh -c kill -HUP \"$1\" sh 4000005");
	}

}
