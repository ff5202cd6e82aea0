package dev.wm.registry.view;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.wm.contract.key.PublicKey;
import dev.wm.contract.net.DnsLabel;
import dev.wm.contract.net.IpAddress;
import dev.wm.contract.net.SiteDomain;
import dev.wm.contract.v1.config.DeviceConfig;
import dev.wm.contract.v1.config.DevicePeer;
import dev.wm.contract.v1.config.GatewayConfig;
import dev.wm.contract.v1.config.HubPeer;
import dev.wm.contract.v1.config.MeshConfig;
import dev.wm.contract.v1.config.NameRecord;
import dev.wm.contract.v1.config.PeerSite;
import dev.wm.contract.v1.device.Device;
import dev.wm.contract.v1.host.Host;
import dev.wm.contract.v1.site.Site;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

class ViewCompilerPropertyTests {

	private static final JsonMapper JSON = JsonMapper.builder().build();

	@Property(tries = 200)
	void anyViewIsReadBackAsItWas(@ForAll @IntRange(min = 1, max = 8) int sites,
			@ForAll @IntRange(min = 0, max = 20) int machines, @ForAll long seed) {
		MeshSnapshot mesh = mesh(sites, machines, seed);
		isReadBack(new ViewCompiler(mesh).administrator(), MeshConfig.class);
		gateways(mesh).forEach((view) -> isReadBack(view, GatewayConfig.class));
		devices(mesh).forEach((view) -> isReadBack(view, DeviceConfig.class));
	}

	@Property(tries = 200)
	void anyGatewaySeesEachEnrolledGatewayButItselfAndNoOthersLan(@ForAll @IntRange(min = 1, max = 8) int sites,
			@ForAll @IntRange(min = 0, max = 20) int machines, @ForAll long seed) {
		MeshSnapshot mesh = mesh(sites, machines, seed);
		gateways(mesh).forEach((view) -> {
			SiteDomain own = view.site().domain();
			assertThat(view.hosts()).isEqualTo(mesh.hosts().stream().filter((host) -> isAt(host, own)).toList());
			Set<IpAddress> visible = view.hosts().stream().map(Host::localAddress).collect(Collectors.toSet());
			String text = JSON.writeValueAsString(view);
			mesh.hosts()
				.stream()
				.map(Host::localAddress)
				.filter((address) -> !visible.contains(address))
				.forEach((address) -> assertThat(text).doesNotContain("\"" + address + "\""));
			mesh.sites().forEach((site) -> assertThat(text).doesNotContain("\"" + site.lans().getFirst() + "\""));
			assertThat(view.peers()).extracting(PeerSite::domain)
				.containsExactlyElementsOf(mesh.sites()
					.stream()
					.filter((site) -> site.publicKey() != null && !site.domain().equals(own))
					.map(Site::domain)
					.toList());
		});
	}

	@Property(tries = 200)
	void anyAddressIsOneMachinesAlone(@ForAll @IntRange(min = 1, max = 8) int sites,
			@ForAll @IntRange(min = 0, max = 20) int machines, @ForAll long seed) {
		MeshSnapshot mesh = mesh(sites, machines, seed);
		int expected = mesh.sites().size() + mesh.hosts().size() + mesh.devices().size();
		gateways(mesh).forEach((view) -> {
			assertThat(view.names()).extracting(NameRecord::name).isSorted().doesNotHaveDuplicates();
			Map<IpAddress, List<NameRecord>> names = view.names()
				.stream()
				.collect(Collectors.groupingBy(NameRecord::address));
			assertThat(names).hasSize(expected);
			// Only what is at the hub has a second name.
			names.values().forEach((same) -> {
				assertThat(same).extracting((record) -> record.name().label())
					.containsOnly(same.getFirst().name().label());
				assertThat(same).hasSizeLessThanOrEqualTo(2);
				assertThat(same.size() == 1 || same.stream().anyMatch(ViewCompilerPropertyTests::isUnderHub)).isTrue();
			});
		});
	}

	@Property(tries = 200)
	void anyKeyIsSeenByWhoConnectsToItAlone(@ForAll @IntRange(min = 1, max = 8) int sites,
			@ForAll @IntRange(min = 0, max = 20) int machines, @ForAll long seed) {
		MeshSnapshot mesh = mesh(sites, machines, seed);
		Set<PublicKey> ofGateways = mesh.sites()
			.stream()
			.flatMap((site) -> key(site.publicKey()))
			.collect(Collectors.toSet());
		Set<PublicKey> ofDevices = mesh.devices()
			.stream()
			.flatMap((device) -> key(device.publicKey()))
			.collect(Collectors.toSet());
		gateways(mesh).forEach((view) -> {
			Set<PublicKey> seen = new HashSet<>(ofGateways);
			if (view.site().hub()) {
				seen.addAll(ofDevices);
			}
			assertThat(keys(JSON.writeValueAsString(view))).isEqualTo(seen);
			assertThat(view.devices()).extracting(DevicePeer::publicKey).doesNotHaveDuplicates();
		});
		devices(mesh).forEach((view) -> {
			Set<PublicKey> seen = Stream
				.of(key(view.device().publicKey()), Stream.ofNullable(view.hub()).map(HubPeer::publicKey))
				.flatMap((keys) -> keys)
				.collect(Collectors.toSet());
			assertThat(keys(JSON.writeValueAsString(view))).isEqualTo(seen);
			assertThat(ofGateways).containsAll(Stream.ofNullable(view.hub()).map(HubPeer::publicKey).toList());
		});
	}

	private static MeshSnapshot mesh(int sites, int machines, long seed) {
		return new RandomMesh(new Random(seed)).of(sites, machines);
	}

	private static Stream<GatewayConfig> gateways(MeshSnapshot mesh) {
		ViewCompiler compiler = new ViewCompiler(mesh);
		return mesh.sites().stream().map(Site::domain).flatMap((site) -> compiler.gateway(site).stream());
	}

	private static Stream<DeviceConfig> devices(MeshSnapshot mesh) {
		ViewCompiler compiler = new ViewCompiler(mesh);
		return mesh.devices().stream().map(Device::name).map((DnsLabel name) -> compiler.device(name).orElseThrow());
	}

	private static void isReadBack(Object view, Class<?> type) {
		assertThat(JSON.readValue(JSON.writeValueAsString(view), type)).isEqualTo(view);
	}

	private static boolean isAt(Host host, SiteDomain site) {
		return host.name().domain().equals(site);
	}

	private static boolean isUnderHub(NameRecord record) {
		return record.name().domain().equals(SiteDomain.HUB);
	}

	private static Stream<PublicKey> key(@Nullable PublicKey key) {
		return Stream.ofNullable(key);
	}

	/**
	 * Every key in a text, wherever it is.
	 */
	private static Set<PublicKey> keys(String json) {
		return Pattern.compile("\"([A-Za-z0-9+/]{43}=)\"")
			.matcher(json)
			.results()
			.map((found) -> PublicKey.parse(Objects.requireNonNull(found.group(1))))
			.collect(Collectors.toSet());
	}

}
