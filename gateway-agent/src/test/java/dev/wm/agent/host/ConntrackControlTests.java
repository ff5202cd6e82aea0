package dev.wm.agent.host;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

import dev.wm.agent.plan.FirewallAction;
import dev.wm.agent.plan.FlowFilter;
import dev.wm.contract.net.Cidr;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ConntrackControlTests {

	private static final String ENTRY = "tcp      6 431999 ESTABLISHED src=%s dst=%s sport=4 dport=5 src=9.9.9.9 dst=8.8.8.8 sport=5 dport=4 [ASSURED] mark=0 use=1\n";

	private final ScriptedRunner runner = new ScriptedRunner();

	private static FlowFilter filter(String source, String destination) {
		return new FlowFilter(Optional.of(source).filter((text) -> !text.isEmpty()).map(Cidr::parse),
				Optional.of(destination).filter((text) -> !text.isEmpty()).map(Cidr::parse));
	}

	/** Enough that the entries are listed first. */
	private static List<FlowFilter> many(FlowFilter... more) {
		List<FlowFilter> flows = new ArrayList<>(List.of(more));
		IntStream.range(0, 20).mapToObj((i) -> filter("172.30.9." + 4 * i + "/31", "")).forEach(flows::add);
		IntStream.range(0, 20).mapToObj((i) -> filter("", "172.30.9." + 4 * i + "/31")).forEach(flows::add);
		return flows;
	}

	private List<String> end(List<FlowFilter> flows) {
		new ConntrackControl(this.runner).end(new FirewallAction.EndFlows(flows));
		return this.runner.lines();
	}

	@Test
	void endWhenThereAreFewDeletesByEach() {
		assertThat(end(many().subList(0, 32))).hasSize(32)
			.startsWith("conntrack -D -s 172.30.9.0/31", "conntrack -D -s 172.30.9.4/31");
	}

	@Test
	void endWhenThereAreManyDeletesWhatIsThereAndNothingElse() {
		this.runner.answer("conntrack -L -s",
				ENTRY.formatted("172.30.9.5", "172.30.2.2") + ENTRY.formatted("172.30.9.5", "172.30.2.2")
						+ ENTRY.formatted("172.30.9.6", "172.30.2.2") + ENTRY.formatted("192.168.1.10", "172.30.3.1")
						+ ENTRY.formatted("192.168.1.10", "1.1.1.1") + "no entry\n")
			.answer("conntrack -L -d", ENTRY.formatted("172.30.2.2", "172.30.9.76"));
		assertThat(end(many(filter("192.168.1.10/32", "172.30.0.0/16")))).containsExactly("conntrack -L -s 128.0.0.0/1",
				"conntrack -L -d 172.30.9.0/25", "conntrack -D -s 172.30.9.5/32 -d 172.30.2.2/32",
				"conntrack -D -s 192.168.1.10/32 -d 172.30.3.1/32", "conntrack -D -s 172.30.2.2/32 -d 172.30.9.76/32");
	}

	@Test
	void endWhenThereIsNothingDeletesNothing() {
		assertThat(end(many())).containsExactly("conntrack -L -s 172.30.9.0/25", "conntrack -L -d 172.30.9.0/25");
	}

	@Test
	void endWhenTheEntriesCannotBeListedDeletesByEach() {
		this.runner.fail("conntrack -L", "it took too long");
		assertThat(end(many())).hasSize(1 + many().size());
	}

	@Test
	void endWhenThereAreMorePairsThanFiltersDeletesByEach() {
		StringBuilder listing = new StringBuilder();
		for (int i = 0; i < 50; i++) {
			listing.append(ENTRY.formatted("172.30.9.0", "172.30.2." + i));
		}
		this.runner.answer("conntrack -L -s", listing.toString());
		assertThat(end(many())).hasSize(2 + many().size());
	}

}
