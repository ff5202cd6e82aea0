package dev.wm.agent.firewall;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

import dev.wm.contract.net.IpAddress;

/**
 * The packets of the mesh that a base chain sees.
 *
 * @param mesh the mesh's traffic
 * @param chain the chain
 */
record MeshPackets(MeshTraffic mesh, Chain chain) {

	private static final int DNS = 53;

	// Of a documentation network (RFC 5737): nobody's rules are about it.
	private static final IpAddress OUTSIDE = IpAddress.parse("198.51.100.7");

	/** The packets of a kind. */
	List<Packet> of(Traffic traffic) {
		return here(switch (traffic) {
			case FORWARDED -> lans(this::forwarded);
			case OUTBOUND -> lans(this::outbound);
			case INBOUND -> lans(this::inbound);
			case TUNNEL -> tunnel();
			case MESH -> Stream.concat(pings(), queries());
			case NAMES -> lans(this::names);
			case OWN -> Stream.of(lans(this::pings), lans(this::overlayPings), own()).flatMap((each) -> each);
			case NEIGHBOURS -> lans(this::neighbours);
		});
	}

	private static Stream<Packet> both(Packet one, Packet other) {
		return Stream.of(one, other);
	}

	private Stream<Packet> lans(Function<MeshTraffic.Lan, Stream<Packet>> packets) {
		return this.mesh.lans().stream().flatMap(packets);
	}

	private String wg() {
		return this.mesh.mesh();
	}

	// A host has begun it, or somebody in the mesh; the first packet, and the answer.
	private Stream<Packet> forwarded(MeshTraffic.Lan lan) {
		IpAddress far = this.mesh.far();
		IpAddress member = this.mesh.member();
		Connection called = translated(Connection.begun(member));
		Connection calling = translated(Connection.answered(member));
		return Stream
			.of(toMesh(lan, Connection.begun(far)), toMesh(lan, calling), fromMesh(lan, called),
					fromMesh(lan, Connection.answered(far)), masqueraded(lan))
			.flatMap((each) -> each);
	}

	private Connection translated(Connection connection) {
		boolean early = this.chain.stage() == Stage.PREROUTING && !this.chain.hook().isAfterDestinations()
				&& connection.isNew();
		return early ? connection : connection.withTranslation();
	}

	private Stream<Packet> toMesh(MeshTraffic.Lan lan, Connection connection) {
		boolean hidden = this.chain.stage() == Stage.DEPARTURE
				|| (this.chain.stage() == Stage.POSTROUTING && this.chain.hook().isAfterSources());
		IpAddress source = hidden ? this.mesh.member() : lan.host();
		return crossing(Packet.tcp(lan.device(), wg(), source, this.mesh.far(), connection));
	}

	private Stream<Packet> fromMesh(MeshTraffic.Lan lan, Connection connection) {
		boolean early = this.chain.stage() == Stage.ARRIVAL
				|| (this.chain.stage() == Stage.PREROUTING && !this.chain.hook().isAfterDestinations());
		IpAddress destination = early ? this.mesh.member() : lan.host();
		return crossing(Packet.tcp(wg(), lan.device(), this.mesh.far(), destination, connection));
	}

	// Where the gateway's own address stands for the caller's.
	private Stream<Packet> masqueraded(MeshTraffic.Lan lan) {
		Connection answer = Connection.answered(this.mesh.member()).withTranslation();
		if (!lan.masquerades()) {
			return Stream.empty();
		}
		return switch (this.chain.stage()) {
			case ARRIVAL, PREROUTING -> this.chain.hook().isAfterDestinations() && this.chain.isTracked()
					? Stream.empty() : crossing(Packet.tcp(lan.device(), wg(), lan.host(), lan.gateway(), answer));
			case DEPARTURE -> crossing(Packet.tcp(wg(), lan.device(), lan.gateway(), lan.host(), answer));
			default -> Stream.empty();
		};
	}

	// Each hook knows one interface or both.
	private Stream<Packet> crossing(Packet packet) {
		return switch (this.chain.stage()) {
			case ARRIVAL, PREROUTING -> Stream.of(packet.through(packet.in(), ""));
			case FORWARD -> Stream.of(packet);
			case POSTROUTING, DEPARTURE -> Stream.of(packet.through("", packet.out()));
			default -> Stream.empty();
		};
	}

	private Stream<Packet> outbound(MeshTraffic.Lan lan) {
		return toMesh(lan, Connection.begun(this.mesh.far())).flatMap(MeshPackets::ofAnyKind);
	}

	private Stream<Packet> inbound(MeshTraffic.Lan lan) {
		return fromMesh(lan, translated(Connection.begun(this.mesh.member()))).flatMap(MeshPackets::ofAnyKind);
	}

	private static Stream<Packet> ofAnyKind(Packet tcp) {
		return Stream.of(tcp, tcp.to(Packet.ANY_PORT), tcp.of("udp").to(Packet.ANY_PORT),
				tcp.of("icmp").from(0).to(Packet.ECHO_REQUEST));
	}

	private Stream<Packet> tunnel() {
		List<MeshTraffic.Lan> lans = this.mesh.lans();
		IpAddress own = lans.isEmpty() ? OUTSIDE.plus(1) : lans.getFirst().gateway();
		int port = this.mesh.port();
		return ends(Packet.udp(this.mesh.uplink(), "", OUTSIDE, own, Connection.begun(own)).to(port),
				Packet.udp("", this.mesh.uplink(), own, OUTSIDE, Connection.begun(OUTSIDE)).from(port).to(port));
	}

	/** The gateway's own pings to another gateway, and what answers them. */
	Stream<Packet> pings() {
		IpAddress far = this.mesh.far();
		IpAddress own = this.mesh.gateway();
		return ends(Packet.ping(wg(), "", far, own, Connection.answered(far)),
				Packet.ping("", wg(), own, far, Connection.begun(far)));
	}

	private Stream<Packet> queries() {
		IpAddress far = this.mesh.far();
		IpAddress own = this.mesh.gateway();
		Connection asked = Connection.answered(own);
		return Stream
			.of(ends(Packet.ping(wg(), "", far, own, Connection.begun(own)), Packet.ping("", wg(), own, far, asked)),
					ends(Packet.udp(wg(), "", far, own, Connection.begun(own)).to(DNS),
							Packet.udp("", wg(), own, far, asked).from(DNS)),
					ends(Packet.udp(wg(), "", far, own, Connection.answered(far)).from(DNS),
							Packet.udp("", wg(), own, far, Connection.begun(far)).to(DNS)))
			.flatMap((each) -> each);
	}

	private Stream<Packet> names(MeshTraffic.Lan lan) {
		IpAddress own = lan.gateway();
		Packet query = Packet.udp(lan.device(), "", lan.host(), own, Connection.begun(own)).to(DNS);
		Packet answer = Packet.udp("", lan.device(), own, lan.host(), Connection.answered(own)).from(DNS);
		return Stream.concat(ends(query, answer), ends(query.of("tcp"), answer.of("tcp")));
	}

	/** The gateway's own pings to a LAN, and what answers them. */
	Stream<Packet> pings(MeshTraffic.Lan lan) {
		IpAddress own = lan.gateway();
		IpAddress host = lan.host();
		return ends(Packet.ping(lan.device(), "", host, own, Connection.answered(host)),
				Packet.ping("", lan.device(), own, host, Connection.begun(host)));
	}

	/**
	 * The gateway's own pings to a host's overlay address, and what answers them. A chain
	 * at output sees the interface of the first route, also after the translation.
	 */
	Stream<Packet> overlayPings(MeshTraffic.Lan lan) {
		IpAddress own = this.mesh.gateway();
		IpAddress member = this.mesh.member();
		Connection translated = Connection.begun(member).withTranslation();
		Packet answer = Packet.ping(lan.device(), "", lan.host(), own, Connection.answered(member).withTranslation());
		return switch (this.chain.stage()) {
			case ARRIVAL, DEPARTURE -> Stream.empty();
			case OUTPUT ->
				Stream.of(this.chain.hook().isAfterDestinations() ? Packet.ping("", wg(), own, lan.host(), translated)
						: Packet.ping("", wg(), own, member, Connection.begun(member)));
			default -> ends(answer, Packet.ping("", lan.device(), own, lan.host(), translated));
		};
	}

	// Of its own name server, and of the one that this asks.
	private Stream<Packet> own() {
		IpAddress own = this.mesh.gateway();
		List<Packet> packets = new ArrayList<>();
		ends(Packet.udp("lo", "", own, own, Connection.begun(own)).to(DNS),
				Packet.udp("", "lo", own, own, Connection.begun(own)).to(DNS).localOne())
			.forEach(packets::add);
		if (!this.mesh.uplink().isEmpty() && (this.chain.isTracked() || this.chain.stage().isOutward())) {
			Packet answer = Packet.udp(this.mesh.uplink(), "", OUTSIDE, own, Connection.answered(OUTSIDE)).from(DNS);
			Packet query = Packet.udp("", this.mesh.uplink(), own, OUTSIDE, Connection.begun(OUTSIDE)).to(DNS);
			ends(answer, query).forEach(packets::add);
			ends(answer.of("tcp"), query.of("tcp")).forEach(packets::add);
		}
		return packets.stream();
	}

	/** The link layer's packets on a LAN. */
	Stream<Packet> neighbours(MeshTraffic.Lan lan) {
		return switch (this.chain.stage()) {
			case ARRIVAL -> Stream.of(Packet.arp(lan.device(), "", lan.host(), lan.gateway()));
			case DEPARTURE -> Stream.of(Packet.arp("", lan.device(), lan.gateway(), lan.host()));
			default -> Stream.empty();
		};
	}

	// What comes to this machine, or goes from it.
	private Stream<Packet> ends(Packet inward, Packet outward) {
		return switch (this.chain.stage()) {
			case ARRIVAL, PREROUTING, INPUT -> Stream.of(inward.localOne());
			case OUTPUT, POSTROUTING, DEPARTURE -> Stream.of(outward);
			default -> Stream.empty();
		};
	}

	/** The packets of a deep check's probe, which a foreign rule may not know. */
	List<Packet> probe() {
		IpAddress probe = IpAddress.parse(ProbeNetwork.ADDRESS);
		IpAddress far = this.mesh.far();
		boolean late = this.chain.stage() != Stage.PREROUTING || this.chain.hook().isAfterDestinations();
		if (this.chain.stage() == Stage.ARRIVAL || this.chain.stage() == Stage.DEPARTURE) {
			return List.of();
		}
		// By TCP it asks for a name.
		Packet query = Packet.tcp(ProbeNetwork.INTERFACE, wg(), probe, far, Connection.begun(far)).to(DNS);
		Packet answer = Packet
			.tcp(wg(), ProbeNetwork.INTERFACE, far, late ? probe : this.mesh.gateway(), Connection.answered(far))
			.from(DNS);
		return here(both(query, answer).flatMap(this::crossing));
	}

	/** Packets as they are at this chain, on the interfaces that it is called for. */
	List<Packet> here(Stream<Packet> packets) {
		return packets.map((packet) -> this.chain.isTracked() ? packet : packet.within(Connection.NONE))
			.flatMap(this::onItsDevices)
			.toList();
	}

	private Stream<Packet> onItsDevices(Packet packet) {
		boolean inward = !packet.in().isEmpty();
		String device = inward ? packet.in() : packet.out();
		List<String> devices = this.chain.hook().devices();
		boolean bridge = this.chain.name().family().equals("bridge");
		if (devices.isEmpty() && !bridge) {
			return Stream.of(packet);
		}
		return Stream.concat(bridge ? Stream.empty() : Stream.of(device), this.mesh.portsOf(device).stream())
			.filter((each) -> devices.isEmpty() || devices.contains(each))
			.map((each) -> inward ? packet.through(each, "") : packet.through("", each));
	}

}
