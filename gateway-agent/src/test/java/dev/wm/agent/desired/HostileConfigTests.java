package dev.wm.agent.desired;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

import dev.wm.agent.Samples;
import dev.wm.contract.net.Cidr;
import dev.wm.contract.net.IpAddress;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whatever the registry sends is refused as a whole, or makes a state within the rules.
 */
class HostileConfigTests {

	private static final int CONFIGS = 4000;

	private static final JsonMapper JSON = JsonMapper.builder().build();

	private static final LocalContext CONTEXT = Samples.twoLans();

	private static final List<Cidr> PRIVATE = List.of(Cidr.parse("10.0.0.0/8"), Cidr.parse("172.16.0.0/12"),
			Cidr.parse("192.168.0.0/16"), Cidr.parse("100.64.0.0/10"));

	private static final List<String> VALUES = List.of("null", "true", "0", "-1", "65536", "2147483648", "1e9", "1.5",
			"99999999999999999999999", "\"\"", "\"x\"", "\"\\u001b[2J\"", "[]", "[null]", "{}", "\"8.8.8.8\"",
			"\"0.0.0.0\"", "\"127.0.0.1\"", "\"169.254.1.1\"", "\"224.0.0.1\"", "\"255.255.255.255\"",
			"\"192.168.1.250\"", "\"192.168.1.255\"", "\"192.168.1.9\"", "\"10.7.0.9\"", "\"10.7.0.250\"",
			"\"192.168.9.9\"", "\"172.30.2.0\"", "\"172.30.2.1\"", "\"172.30.2.2\"", "\"172.30.2.77\"",
			"\"172.30.2.255\"", "\"172.30.3.9\"", "\"172.31.0.1\"", "\"0.0.0.0/0\"", "\"172.30.0.0/15\"",
			"\"172.30.2.0/24\"", "\"172.30.2.0/31\"", "\"172.30.3.0/25\"", "\"192.168.0.0/16\"", "\"10.0.0.0/8\"",
			"\"gw.sheen\"", "\"nas.sheen\"", "\"new.sheen\"", "\"x.osrc\"", "\"x.com\"", "\"hub\"", "\"sheen\"",
			"\"osrc\"", "\"com\"", "\"standard\"", "\"isolated\"");

	private int accepted;

	@ParameterizedTest
	@ValueSource(longs = { 1, 20_261_128 })
	void mapWhenAConfigurationIsChangedAtRandomRefusesItOrStaysWithinTheRules(long seed) {
		Random random = new Random(seed);
		for (int number = 0; number < CONFIGS; number++) {
			JsonNode config = JSON.readTree(Samples.json(random.nextBoolean() ? Samples.hub() : Samples.config()));
			for (int change = random.nextInt(3); change >= 0; change--) {
				change(random, config);
			}
			String text = config.toString();
			desired(text).ifPresent((desired) -> {
				this.accepted++;
				assertWithinTheRules(desired, text + " of seed " + seed);
			});
		}
		assertThat(this.accepted).isBetween(CONFIGS / 50, CONFIGS / 2);
	}

	// Anything else that is thrown fails the test.
	private static Optional<DesiredState> desired(String text) {
		try {
			return Optional.of(DesiredStateMapper.map(ConfigParser.parse(text), CONTEXT));
		}
		catch (ConfigRefusedException ex) {
			assertThat(ex.getMessage()).isNotBlank().doesNotContain("\n", "\u001b");
			return Optional.empty();
		}
	}

	private static void change(Random random, JsonNode config) {
		List<JsonNode> containers = new ArrayList<>();
		collect(config, containers);
		JsonNode container = containers.get(random.nextInt(containers.size()));
		JsonNode value = (random.nextInt(4) > 0) ? JSON.readTree(VALUES.get(random.nextInt(VALUES.size())))
				: containers.get(random.nextInt(containers.size())).deepCopy();
		if (container instanceof ObjectNode object) {
			List<String> members = List.copyOf(object.propertyNames());
			String member = members.isEmpty() ? "later" : members.get(random.nextInt(members.size()));
			if (random.nextInt(8) == 0) {
				object.remove(member);
			}
			else {
				object.set(member, value);
			}
		}
		else if (container instanceof ArrayNode array) {
			int place = array.isEmpty() ? 0 : random.nextInt(array.size());
			switch (random.nextInt(array.isEmpty() ? 1 : 4)) {
				case 0 -> array.insert(place, value);
				case 1 -> array.remove(place);
				case 2 -> array.add(array.get(place).deepCopy());
				default -> array.set(place, array.get(random.nextInt(array.size())).deepCopy());
			}
		}
	}

	private static void collect(JsonNode node, List<JsonNode> containers) {
		if (node.isContainer()) {
			containers.add(node);
			node.forEach((child) -> collect(child, containers));
		}
	}

	private static void assertWithinTheRules(DesiredState desired, String text) {
		Ruleset ruleset = desired.ruleset();
		Cidr supernet = ruleset.supernet();
		assertThat(PRIVATE).as(text).anyMatch((range) -> range.contains(supernet));
		assertThat(desired.routing().routes()).containsExactly(supernet);
		assertThat(ruleset.gateway()).as(text).isEqualTo(ruleset.subnet().address().plus(1));
		Set<Object> seen = new HashSet<>();
		for (NatMapping host : ruleset.hosts()) {
			assertMember(ruleset, host.overlay(), text);
			assertThat(seen.add(host.overlay()) && seen.add(host.local())).as(text).isTrue();
			assertThat(supernet.contains(host.local())).as(text).isFalse();
			assertThat(CONTEXT.lans()).as(text).anyMatch((lan) -> lan.hasHost(host.local()));
			assertThat(CONTEXT.addresses()).as(text).noneMatch((address) -> address.address().equals(host.local()));
		}
		ruleset.devices().forEach((range) -> range.addresses().forEach((address) -> {
			assertMember(ruleset, address, text);
			assertThat(seen.add(address)).as(text).isTrue();
		}));
		ruleset.members()
			.forEach((range) -> assertThat(supernet.contains(range.first()) && supernet.contains(range.last())).as(text)
				.isTrue());
		assertPeers(desired, text);
		desired.dns()
			.entries()
			.forEach((entry) -> assertThat(desired.dns().domains()).as(text).contains(entry.name().domain()));
	}

	private static void assertMember(Ruleset ruleset, IpAddress address, String text) {
		Cidr subnet = ruleset.subnet();
		assertThat(address).as(text)
			.isGreaterThan(ruleset.gateway())
			.isLessThan(subnet.last())
			.isGreaterThan(subnet.address());
	}

	private static void assertPeers(DesiredState desired, String text) {
		Set<Object> keys = new HashSet<>(Set.of(Samples.KEY.publicKey()));
		List<Cidr> taken = new ArrayList<>();
		for (Peer peer : desired.wireGuard().peers()) {
			assertThat(keys.add(peer.key())).as(text).isTrue();
			assertThat(desired.ruleset().supernet().contains(peer.subnet())).as(text).isTrue();
			assertThat(taken).as(text).noneMatch(peer.subnet()::overlaps);
			assertThat(peer.subnet().contains(desired.ruleset().gateway())).as(text).isFalse();
			taken.add(peer.subnet());
		}
	}

}
