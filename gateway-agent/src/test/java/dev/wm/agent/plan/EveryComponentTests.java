package dev.wm.agent.plan;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import dev.wm.agent.Samples;
import dev.wm.agent.desired.AddressRange;
import dev.wm.agent.desired.Bystander;
import dev.wm.agent.desired.DesiredState;
import dev.wm.agent.desired.DesiredStateMapper;
import dev.wm.agent.desired.DnsConfig;
import dev.wm.agent.desired.DnsEntry;
import dev.wm.agent.desired.LanAddress;
import dev.wm.agent.desired.LanDnsConfig;
import dev.wm.agent.desired.NatMapping;
import dev.wm.agent.desired.OwnNetwork;
import dev.wm.agent.desired.Peer;
import dev.wm.agent.desired.PrivateKey;
import dev.wm.agent.desired.Routing;
import dev.wm.agent.desired.Ruleset;
import dev.wm.agent.desired.SupernetConflicts;
import dev.wm.agent.desired.WireGuardInterface;
import dev.wm.agent.host.FakeHost;
import dev.wm.agent.render.RenderedConfig;
import dev.wm.agent.routing.RoutingRule;
import dev.wm.contract.key.PublicKey;
import dev.wm.contract.net.Cidr;
import dev.wm.contract.net.Endpoint;
import dev.wm.contract.net.HostName;
import dev.wm.contract.net.InterfaceAddress;
import dev.wm.contract.net.InterfaceName;
import dev.wm.contract.net.IpAddress;
import dev.wm.contract.net.MacAddress;
import dev.wm.contract.net.NameServer;
import dev.wm.contract.net.Port;
import dev.wm.contract.net.SiteDomain;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A component of what is desired that could change without anything being done about it
 * would be a fault that nobody sees.
 */
class EveryComponentTests {

	private static final Map<Class<?>, Object> OTHERS = Map.ofEntries(
			Map.entry(InterfaceName.class, new InterfaceName("wg9")), Map.entry(PrivateKey.class, Samples.key(77)),
			Map.entry(InterfaceAddress.class, InterfaceAddress.parse("172.30.2.9/25")),
			Map.entry(Bystander.class, new Bystander(LanAddress.parse("eth9", "10.9.0.250/24"), List.of())),
			Map.entry(Port.class, Port.of(7)), Map.entry(int.class, 1300), Map.entry(boolean.class, true),
			Map.entry(List.class, List.of(new InterfaceName("wg9"))),
			Map.entry(RoutingRule.class, new RoutingRule(5103, null, Cidr.parse("172.29.0.0/16"), false)),
			Map.entry(MacAddress.class, MacAddress.parse("02:00:00:00:00:77")),
			Map.entry(Cidr.class, Cidr.parse("172.29.0.0/16")),
			Map.entry(IpAddress.class, IpAddress.parse("172.30.2.9")), Map.entry(String.class, "other"),
			Map.entry(NameServer.class, NameServer.parse("9.9.9.9")),
			Map.entry(SiteDomain.class, SiteDomain.parse("other")),
			Map.entry(PublicKey.class, Samples.key(78).publicKey()),
			Map.entry(Endpoint.class, Endpoint.parse("203.0.113.77:7")),
			Map.entry(HostName.class, HostName.parse("other.sheen")));

	private static final DesiredState BEFORE = DesiredStateMapper.map(Samples.aliases(), Samples.twoLans(),
			new SupernetConflicts(Samples.hub().supernet(),
					List.of(new OwnNetwork("lxdbr0", InterfaceAddress.parse("172.30.99.1/24"), true))));

	@ParameterizedTest
	@ValueSource(classes = { WireGuardInterface.class, Ruleset.class, Routing.class, DnsConfig.class })
	void planWhenAComponentDiffersHasSomethingToDo(Class<? extends Record> type) throws ReflectiveOperationException {
		for (RecordComponent component : type.getRecordComponents()) {
			Record part = part(type);
			for (Object value : others(component.getAccessor().invoke(part))) {
				assertThat(plan(with(part, component.getName(), value))).as("%s, now %s", component, value)
					.isNotEmpty();
			}
		}
	}

	private static List<Step> plan(Record part) throws ReflectiveOperationException {
		FakeHost machine = new FakeHost();
		Planner.plan(RenderedConfig.of(BEFORE), machine.observe()).forEach((step) -> machine.execute(step.action()));
		DesiredState after = (DesiredState) with(BEFORE, component(part.getClass()), part);
		assertThat(after).isNotEqualTo(BEFORE);
		return Planner.plan(RenderedConfig.of(after), machine.observe());
	}

	private static Record part(Class<?> type) throws ReflectiveOperationException {
		return (Record) Objects.requireNonNull(DesiredState.class.getMethod(component(type)).invoke(BEFORE),
				"part of the desired");
	}

	private static String component(Class<?> type) {
		return Arrays.stream(DesiredState.class.getRecordComponents())
			.filter((component) -> component.getType() == type)
			.findFirst()
			.orElseThrow()
			.getName();
	}

	private static List<Object> others(Object value) throws ReflectiveOperationException {
		if (value instanceof Boolean flag) {
			return List.of(!flag);
		}
		if (!(value instanceof List<?> items)) {
			return List.of(other(primitive(value.getClass())));
		}
		List<Object> others = new ArrayList<>(List.of(List.of()));
		Object first = items.getFirst();
		if (first instanceof LanDnsConfig lan) {
			others.add(replaced(items,
					new LanDnsConfig(List.of(IpAddress.parse("10.7.0.251")), lan.entries(), lan.wildcards())));
			others.add(replaced(items, new LanDnsConfig(lan.addresses(), List.of(), List.of())));
			return others;
		}
		if (first instanceof Peer || first instanceof NatMapping || first instanceof LanAddress
				|| first instanceof AddressRange || first instanceof DnsEntry) {
			for (RecordComponent component : first.getClass().getRecordComponents()) {
				// It decides only which name of an address comes first.
				if (component.getName().equals("alias")) {
					continue;
				}
				others.add(replaced(items, with((Record) first, component.getName(), other(component.getType()))));
			}
		}
		else {
			others.add(replaced(items, other(first.getClass())));
		}
		return others;
	}

	private static Class<?> primitive(Class<?> type) {
		return (type == Integer.class) ? int.class : (type == Boolean.class) ? boolean.class : type;
	}

	private static Object other(Class<?> type) {
		return Objects.requireNonNull(OTHERS.get(type), () -> "name another value of " + type + " here");
	}

	private static List<Object> replaced(List<?> items, Object first) {
		List<Object> changed = new ArrayList<>(items);
		changed.set(0, first);
		return changed;
	}

	private static Record with(Record before, String name, Object value) throws ReflectiveOperationException {
		RecordComponent[] components = before.getClass().getRecordComponents();
		Object[] values = new Object[components.length];
		for (int i = 0; i < components.length; i++) {
			values[i] = components[i].getName().equals(name) ? value : components[i].getAccessor().invoke(before);
		}
		Class<?>[] types = Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
		return before.getClass().getConstructor(types).newInstance(values);
	}

}
