package dev.wm.cli;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

import dev.wm.contract.key.PublicKey;
import dev.wm.contract.net.IpAddress;
import dev.wm.contract.net.SiteDomain;
import dev.wm.contract.v1.device.Device;
import dev.wm.contract.v1.gateway.Gateway;
import dev.wm.contract.v1.gateway.PeerStatus;
import org.jspecify.annotations.Nullable;

/**
 * Gateways for tests, which say nothing but what a test is about.
 */
public final class TestGateways {

	private TestGateways() {
	}

	/** One that enrolled and has no peers. */
	public static Gateway of(String site, boolean inSync, @Nullable Instant lastSeen, String... problems) {
		return of(site, true, inSync, lastSeen, List.of(), problems);
	}

	/** One whose every part is said. */
	public static Gateway of(String site, boolean enrolled, boolean inSync, @Nullable Instant lastSeen,
			List<PeerStatus> peers, String... problems) {
		return new Gateway(SiteDomain.parse(site), enrolled, inSync, lastSeen, "0.1.0", null, null, null, List.of(),
				List.of(), peers, List.of(), List.of(problems), null);
	}

	/** One with these addresses on its LANs. */
	static Gateway on(String site, String... addresses) {
		return new Gateway(SiteDomain.parse(site), true, true, null, "0.1.0", null, null, null, List.of(), List.of(),
				List.of(), List.of(), List.of(), null, null, Stream.of(addresses).map(IpAddress::parse).toList(), null,
				null, null);
	}

	/** A tunnel to a site or device. */
	public static PeerStatus peer(String name, @Nullable Instant lastHandshake) {
		return new PeerStatus(name, null, lastHandshake, 0, 0);
	}

	/** The device with a key. */
	static Device enrolled(Device device) {
		return new Device(device.name(), device.overlayAddress(), device.type(),
				PublicKey.parse("A".repeat(42) + "E="));
	}

}
