package dev.wm.agent.firewall;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import dev.wm.contract.net.Cidr;
import dev.wm.contract.net.IpAddress;

/**
 * What the mesh's packets look like on this gateway.
 *
 * @param mesh its WireGuard interface
 * @param subnet the site's overlay addresses
 * @param gateway the gateway's own overlay address
 * @param far an overlay address of another site
 * @param port the tunnel's UDP port
 * @param uplink the interface of the default route, empty if there is none
 * @param lans its LANs, one entry for each interface
 */
public record MeshTraffic(String mesh, Cidr subnet, IpAddress gateway, IpAddress far, int port, String uplink,
		List<Lan> lans) {

	static final int ECHO_REQUEST = 8;

	private static final int DNS = 53;

	// Of a documentation network (RFC 5737): nobody's rules are about it.
	private static final IpAddress OUTSIDE = IpAddress.parse("198.51.100.7");

	private static final Set<String> TRANSIT = Set.of("forward", "prerouting", "postrouting");

	public MeshTraffic {
		lans = List.copyOf(lans);
	}

	/**
	 * A LAN.
	 *
	 * @param device its interface
	 * @param own the gateway's address there
	 * @param host an address of a host there
	 */
	public record Lan(String device, IpAddress own, IpAddress host) {
	}

	/** The packets of a kind that a hook sees. */
	List<Packet> packets(Traffic traffic, String hook) {
		List<Packet> packets = switch (traffic) {
			case FORWARDED -> TRANSIT.contains(hook) ? forwarded(hook) : List.of();
			case TUNNEL -> tunnel(hook);
			case MESH -> own(hook);
			case NAMES -> names(hook);
		};
		return packets.stream().map((packet) -> packet.at(hook)).toList();
	}

	private List<Packet> forwarded(String hook) {
		boolean translated = !hook.equals("prerouting");
		List<Packet> packets = new ArrayList<>();
		for (Lan lan : this.lans) {
			String in = hook.equals("postrouting") ? "" : lan.device();
			String out = hook.equals("prerouting") ? "" : this.mesh;
			String back = hook.equals("prerouting") ? "" : lan.device();
			IpAddress host = translated ? lan.host() : this.subnet.address().plus(2);
			packets.add(tcp(in, out, lan.host(), this.far, "new", false));
			packets.add(tcp(in, out, lan.host(), this.far, "established", true));
			String fromMesh = hook.equals("postrouting") ? "" : this.mesh;
			packets.add(tcp(fromMesh, back, this.far, host, "new", translated));
			packets.add(tcp(fromMesh, back, this.far, host, "established", false));
		}
		return packets;
	}

	private static Packet tcp(String in, String out, IpAddress source, IpAddress destination, String state,
			boolean translated) {
		return new Packet("", in, out, source, destination, "tcp", Packet.SOME_PORT, Packet.SOME_PORT, state,
				translated);
	}

	private List<Packet> tunnel(String hook) {
		IpAddress own = this.lans.isEmpty() ? OUTSIDE.plus(1) : this.lans.getFirst().own();
		return switch (hook) {
			case "input", "prerouting" ->
				List.of(udp(this.uplink, "", OUTSIDE, own, Packet.SOME_PORT, this.port, "new"));
			case "output", "postrouting" -> List.of(udp("", this.uplink, own, OUTSIDE, this.port, this.port, "new"));
			default -> List.of();
		};
	}

	private List<Packet> own(String hook) {
		return switch (hook) {
			case "input", "prerouting" -> List.of(ping(this.mesh, "", this.far, this.gateway, ECHO_REQUEST, "new"),
					udp(this.mesh, "", this.far, this.gateway, Packet.SOME_PORT, DNS, "new"));
			case "output",
					"postrouting" ->
				List.of(ping("", this.mesh, this.gateway, this.far, 0, "established"),
						ping("", this.mesh, this.gateway, this.far, ECHO_REQUEST, "new"),
						udp("", this.mesh, this.gateway, this.far, DNS, Packet.SOME_PORT, "established"));
			default -> List.of();
		};
	}

	private List<Packet> names(String hook) {
		return this.lans.stream().flatMap((lan) -> switch (hook) {
			case "input", "prerouting" ->
				Stream.of(udp(lan.device(), "", lan.host(), lan.own(), Packet.SOME_PORT, DNS, "new"));
			case "output", "postrouting" ->
				Stream.of(udp("", lan.device(), lan.own(), lan.host(), DNS, Packet.SOME_PORT, "established"));
			default -> Stream.<Packet>empty();
		}).toList();
	}

	private static Packet udp(String in, String out, IpAddress source, IpAddress destination, int sourcePort,
			int destinationPort, String state) {
		return new Packet("", in, out, source, destination, "udp", sourcePort, destinationPort, state, false);
	}

	private static Packet ping(String in, String out, IpAddress source, IpAddress destination, int type, String state) {
		return new Packet("", in, out, source, destination, "icmp", 0, type, state, false);
	}

	/** The packets of a deep check's probe, which a foreign rule may not know. */
	List<Packet> probe() {
		IpAddress probe = IpAddress.parse(ProbeNetwork.ADDRESS);
		return List.of(tcp(ProbeNetwork.INTERFACE, this.mesh, probe, this.far, "new", false).at("forward"),
				tcp(this.mesh, ProbeNetwork.INTERFACE, this.far, probe, "established", false).at("forward"));
	}

}
