package dev.wm.agent.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import dev.wm.agent.Samples;
import dev.wm.agent.desired.DesiredStateMapper;
import dev.wm.agent.host.FakeHost;
import dev.wm.agent.observed.ManagedFile;
import dev.wm.agent.render.RenderedConfig;
import dev.wm.contract.net.IpAddress;
import dev.wm.contract.v1.config.GatewayConfig;
import dev.wm.contract.v1.config.NameRecord;
import dev.wm.contract.v1.host.Host;
import dev.wm.contract.v1.host.HostType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** W74: whose connections end with which change, by the hub's configuration. */
class FlowPlanTests {

	private static final String SERVER = "172.30.2.2";

	private static final String LAPTOP = "172.30.2.5";

	private static final String SENSOR = "172.30.2.9";

	private final FakeHost machine = new FakeHost();

	private static RenderedConfig rendered(GatewayConfig config) {
		return RenderedConfig.of(DesiredStateMapper.map(config, Samples.context()));
	}

	private List<Step> steps(GatewayConfig config) {
		return FlowPlan.steps(rendered(config), this.machine.observe());
	}

	/** What ends when the hub's configuration changes into another. */
	private List<String> ended(GatewayConfig after) {
		return ended(Samples.hub(), after);
	}

	private List<String> ended(GatewayConfig before, GatewayConfig after) {
		Planner.plan(rendered(before), this.machine.observe()).forEach((step) -> this.machine.execute(step.action()));
		return steps(after).stream()
			.map(Step::action)
			.filter(FirewallAction.EndFlows.class::isInstance)
			.flatMap((action) -> ((FirewallAction.EndFlows) action).flows().stream())
			.map(FlowFilter::toString)
			.toList();
	}

	private static GatewayConfig hub(List<Host> hosts, List<NameRecord> names) {
		GatewayConfig hub = Samples.hub();
		return new GatewayConfig(hub.meshName(), hub.supernet(), hub.site(), hub.peers(), hosts, hub.devices(),
				hub.domains(), names);
	}

	private static List<NameRecord> without(String address) {
		return Samples.hub().names().stream().filter((name) -> !is(name.address(), address)).toList();
	}

	private static List<NameRecord> isolated(String address, boolean isolated) {
		return Samples.hub()
			.names()
			.stream()
			.map((name) -> is(name.address(), address) ? new NameRecord(name.name(), name.address(), isolated) : name)
			.toList();
	}

	private static List<Host> server(UnaryOperator<Host> change) {
		return Samples.hub()
			.hosts()
			.stream()
			.map((host) -> is(host.overlayAddress(), SERVER) ? change.apply(host) : host)
			.toList();
	}

	private static boolean is(IpAddress address, String text) {
		return address.equals(IpAddress.parse(text));
	}

	private static GatewayConfig far(String... addresses) {
		List<NameRecord> names = new ArrayList<>(Samples.hub().names());
		Stream.of(addresses).forEach((address) -> names.add(Samples.name("n" + names.size() + ".osrc", address)));
		return hub(Samples.hub().hosts(), names);
	}

	@Test
	void stepsWhenTheSameAreAdmittedAreNone() {
		assertThat(ended(Samples.hub())).isEmpty();
		assertThat(steps(Samples.hub())).isEmpty();
	}

	@Test
	void stepsWhenItIsNotKnownWhoWasAdmittedOnlyWriteItDown() {
		this.machine.edit(ManagedFile.ADMITTED, "broken");
		assertThat(steps(Samples.hub())).map(Step::toString)
			.containsExactly("write /var/lib/wm/admitted: its content differs");
	}

	@Test
	void flowsWhenNobodyWasAdmittedBeforeAreThoseThatTheIsolatedStarted() {
		assertThat(steps(Samples.hub())).map(Step::toString)
			.first()
			.isEqualTo("end connections from 172.30.2.9/32, from 172.30.3.7/32, from 192.168.1.20/32 to 172.30.0.0/16"
					+ ": the firewall no longer admits them");
	}

	// If they cannot be ended, the file must not say that they were.
	@Test
	void stepsWhenSomebodyLeavesEndConnectionsBeforeItIsWrittenDown() {
		ended(Samples.hub());
		assertThat(steps(hub(Samples.hub().hosts(), without(LAPTOP)))).extracting((step) -> step.toString())
			.satisfiesExactly((first) -> assertThat(first).startsWith("end connections"),
					(second) -> assertThat(second).isEqualTo("write /var/lib/wm/admitted: its content differs"));
	}

	@Test
	void flowsWhenSomebodyComesAreNone() {
		List<Host> hosts = new ArrayList<>(Samples.hub().hosts());
		hosts.add(Samples.host("new", "192.168.1.99", "172.30.2.8"));
		List<NameRecord> names = new ArrayList<>(Samples.hub().names());
		names.add(Samples.name("new.sheen", "172.30.2.8"));
		assertThat(ended(hub(hosts, names))).isEmpty();
		assertThat(ended(far("172.30.3.8"))).isEmpty();
	}

	// It calls by its local address, and is called by its overlay address.
	@Test
	void flowsWhenAHostLeavesAreThoseToItAndFromItIntoTheMesh() {
		List<Host> hosts = new ArrayList<>(Samples.hub().hosts());
		hosts.removeIf((host) -> is(host.overlayAddress(), SERVER));
		assertThat(ended(hub(hosts, without(SERVER)))).containsExactly("to 172.30.2.2/32",
				"from 192.168.1.10/32 to 172.30.0.0/16");
	}

	@Test
	void flowsWhenAHostMovesAreThoseOfItsFormerAddress() {
		assertThat(ended(hub(server((host) -> Samples.host("server", "192.168.1.99", SERVER)), Samples.hub().names())))
			.containsExactly("to 172.30.2.2/32", "from 192.168.1.10/32 to 172.30.0.0/16");
	}

	@Test
	void flowsWhenCallersAreHiddenFromAHostAreAllOfItsOwn() {
		assertThat(ended(hub(
				server((host) -> new Host(host.name(), host.localAddress(), host.overlayAddress(), host.type(), true)),
				Samples.hub().names())))
			.containsExactly("to 172.30.2.2/32", "from 192.168.1.10/32 to 172.30.0.0/16");
	}

	@Test
	void flowsWhenAHostIsIsolatedAreThoseThatItStarted() {
		assertThat(ended(hub(server(
				(host) -> new Host(host.name(), host.localAddress(), host.overlayAddress(), HostType.ISOLATED, false)),
				isolated(SERVER, true))))
			.containsExactly("from 192.168.1.10/32 to 172.30.0.0/16");
	}

	@ParameterizedTest
	@ValueSource(strings = { LAPTOP, SENSOR })
	void flowsWhenADeviceLeavesAreThoseFromAndToIt(String address) {
		assertThat(ended(hub(Samples.hub().hosts(), without(address)))).containsExactly("from " + address + "/32",
				"to " + address + "/32");
	}

	@Test
	void flowsWhenADeviceIsIsolatedAreThoseThatItStarted() {
		assertThat(ended(hub(Samples.hub().hosts(), isolated(LAPTOP, true)))).containsExactly("from 172.30.2.5/32");
	}

	@Test
	void flowsWhenADeviceIsNoLongerIsolatedAreNone() {
		assertThat(ended(hub(Samples.hub().hosts(), isolated(SENSOR, false)))).isEmpty();
	}

	@Test
	void flowsWhenNeighboursLeaveAreNamedByTheirNetworks() {
		assertThat(
				ended(far("172.30.3.8", "172.30.3.9", "172.30.3.10", "172.30.3.11", "172.30.3.12"), far("172.30.3.12")))
			.containsExactly("from 172.30.3.8/30", "to 172.30.3.8/30");
	}

	@Test
	void flowsWhenOneOfARangeLeavesAreItsOwn() {
		assertThat(ended(far("172.30.3.8", "172.30.3.9", "172.30.3.10"), far("172.30.3.8", "172.30.3.10")))
			.containsExactly("from 172.30.3.9/32", "to 172.30.3.9/32");
	}

	// What the former address called, and what the new one may no longer call.
	@Test
	void flowsWhenAHostMovesAndIsIsolatedAreThoseOfBothItsAddresses() {
		assertThat(ended(hub(server((host) -> new Host(host.name(), IpAddress.parse("192.168.1.99"),
				host.overlayAddress(), HostType.ISOLATED, false)), isolated(SERVER, true))))
			.containsExactly("to 172.30.2.2/32", "from 192.168.1.10/32 to 172.30.0.0/16",
					"from 192.168.1.99/32 to 172.30.0.0/16");
	}

	@Test
	void flowsWhenTwoHostsChangePlacesAreThoseOfBoth() {
		List<Host> hosts = server((host) -> Samples.host("server", "192.168.1.11", SERVER)).stream()
			.map((host) -> is(host.overlayAddress(), "172.30.2.3") ? Samples.host("nas", "192.168.1.10", "172.30.2.3")
					: host)
			.toList();
		assertThat(ended(hub(hosts, Samples.hub().names()))).containsExactly("to 172.30.2.2/31",
				"from 192.168.1.10/31 to 172.30.0.0/16");
	}

}
