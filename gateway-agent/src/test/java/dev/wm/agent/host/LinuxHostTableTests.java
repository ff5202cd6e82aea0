package dev.wm.agent.host;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;

import dev.wm.agent.observed.TableState;
import dev.wm.agent.plan.FirewallAction;
import dev.wm.agent.process.Command;
import dev.wm.agent.table.ElementSet;
import dev.wm.agent.table.Table;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** Loading, recognising and checking the nftables table. */
class LinuxHostTableTests extends LinuxHostFixture {

	private static final String CHAINS = "\n\tchain forward {\n\t\taccept\n\t}\n";

	private static final Table TABLE = new Table(
			List.of(new ElementSet("set", "members", "ipv4_addr", List.of("10.0.0.1"))), CHAINS);

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
	void executeWhenTheTableIsLoadedRecognisesIt() {
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
	void observeWhenTheAgentWasRestartedRecognisesTheTableFromDisk() throws IOException {
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

	// What nft took is applied; a full disk only costs the record of it.
	@Test
	void executeWhenTheStampCannotBeWrittenRecognisesTheTableAllTheSame() throws IOException {
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
	void executeWhenTheLoadedTableCannotBeListedDoesNotFail() {
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
	void checkWhenOnlyElementsDifferChecksNothingAgain() {
		Table other = new Table(List.of(new ElementSet("set", "members", "ipv4_addr", List.of())), CHAINS);
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
	void checkWhenDnsmasqRefusedATextChecksItAgain() {
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

	@Test
	void checkWhenAProgramRefusesSaysWhich() {
		this.runner.fail("nft -c", "/dev/stdin:1:1: Error: syntax error").answer("dnsmasq --test", "");
		assertThat(this.host.check(TABLE, "conf"))
			.containsExactly("nft refuses the rendered text: /dev/stdin:1:1: Error: syntax error");
	}

}
