package dev.wm.agent.host;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Optional;

import dev.wm.agent.observed.ResolverState;
import dev.wm.agent.plan.DnsAction;
import dev.wm.agent.plan.NameProbe;
import dev.wm.agent.text.DnsFiles;
import dev.wm.agent.text.FileText;
import dev.wm.agent.text.Fingerprint;
import dev.wm.contract.net.HostName;
import dev.wm.contract.net.IpAddress;
import org.junit.jupiter.api.Test;

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

	// W73
	@Test
	void executeWhenNamesChangedSendsASignalInsteadOfRestarting() throws IOException {
		process(4_000_005, "dnsmasq", "dnsmasq\0-C\0/etc/wm/dnsmasq.conf");
		this.host.execute(new DnsAction.ReloadResolver(CONF, NAMES, KNOWN));
		assertThat(this.runner.lines()).containsExactly("sh -c kill -HUP \"$1\" sh 4000005");
	}

}
