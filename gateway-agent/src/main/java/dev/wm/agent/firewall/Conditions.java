package dev.wm.agent.firewall;

import java.util.stream.Stream;

import dev.wm.contract.net.IpAddress;

/**
 * The conditions that together hold for all the mesh's packets of a kind at a chain, and
 * for as few others as can be told there.
 *
 * @param mesh the mesh's traffic
 * @param chain the chain
 */
record Conditions(MeshTraffic mesh, Chain chain) {

	private static final int DNS = 53;

	Stream<Condition> of(Traffic traffic) {
		return switch (traffic) {
			case FORWARDED -> forwarded();
			case OUTBOUND -> Stream.of(outwards() ? Condition.out(this.mesh.mesh()) : toMesh());
			case INBOUND ->
				Stream.of(outwards() ? within(this.mesh.supernet().toString()) : Condition.in(this.mesh.mesh()));
			case TUNNEL -> Stream.of(tunnel());
			case MESH -> Stream.of(outwards() ? Condition.out(this.mesh.mesh(), "allow", "out", "on")
					: Condition.in(this.mesh.mesh(), "allow", "in", "on"));
			case NAMES -> this.mesh.lans()
				.stream()
				.flatMap((lan) -> Stream.of("udp", "tcp").map((protocol) -> names(lan, protocol)));
			case OWN -> own();
			case NEIGHBOURS -> Stream.of(Condition.arp());
		};
	}

	private boolean outwards() {
		return this.chain.stage().isOutward();
	}

	private boolean atLink() {
		return this.chain.stage() == Stage.ARRIVAL || this.chain.stage() == Stage.DEPARTURE;
	}

	private Condition within(String network) {
		return Condition.original(network, (packet) -> packet.connection().original() != null);
	}

	private Condition toMesh() {
		return Condition.to(this.mesh.supernet().toString(),
				(packet) -> this.mesh.supernet().contains(packet.destination()));
	}

	private Condition fromMesh() {
		return Condition.from(this.mesh.supernet().toString(),
				(packet) -> this.mesh.supernet().contains(packet.source()));
	}

	// The hub forwards between two sites too; hosts of one site reach each other by
	// overlay addresses through the LAN's interface.
	private Stream<Condition> forwarded() {
		Condition in = Condition.in(this.mesh.mesh(), "route", "allow", "in", "on");
		Condition out = Condition.out(this.mesh.mesh(), "route", "allow", "out", "on");
		return switch (this.chain.stage()) {
			case ARRIVAL -> Stream.concat(Stream.of(in, toMesh()), this.mesh.lans().stream().map(this::toGateway));
			case PREROUTING -> this.chain.isTracked() ? Stream.of(in, within(this.mesh.supernet().toString()))
					: Stream.concat(Stream.of(in, toMesh()), this.mesh.lans().stream().map(this::toGateway));
			case DEPARTURE ->
				Stream.concat(Stream.of(out, fromMesh()), this.mesh.lans().stream().map(this::fromGateway));
			case POSTROUTING -> Stream.of(out, within(this.mesh.supernet().toString()));
			default -> Stream.of(in, out, within(this.mesh.subnet().toString()));
		};
	}

	// The answers of a host that callers are hidden from.
	private Condition toGateway(MeshTraffic.Lan lan) {
		return Condition.from(lan.own().network().toString(), (packet) -> packet.source().equals(lan.host()))
			.and(Condition.to(lan.gateway().toString(), (packet) -> packet.destination().equals(lan.gateway())));
	}

	private Condition fromGateway(MeshTraffic.Lan lan) {
		return Condition.from(lan.gateway().toString(), (packet) -> packet.source().equals(lan.gateway()))
			.and(Condition.to(lan.own().network().toString(), (packet) -> packet.destination().equals(lan.host())));
	}

	private Condition tunnel() {
		String number = Integer.toString(this.mesh.port());
		return outwards()
				? Condition.port("udp", false, this.mesh.port())
					.ufw("allow", "out", "proto", "udp", "from", "any", "port", number)
				: Condition.port("udp", true, this.mesh.port()).ufw("allow", number + "/udp");
	}

	// At a link, an interface may be one of a bridge's ports. A rule that translates is
	// about what goes elsewhere as well.
	private Condition names(MeshTraffic.Lan lan, String protocol) {
		Condition port = Condition.port(protocol, !outwards(), DNS);
		if (atLink() || this.chain.hook().isNat()) {
			return gateways(lan).and(port);
		}
		return outwards()
				? Condition.out(lan.device())
					.and(port)
					.ufw("allow", "out", "on", lan.device(), "proto", protocol, "from", "any", "port", "53")
				: Condition.in(lan.device())
					.and(port)
					.ufw("allow", "in", "on", lan.device(), "to", "any", "port", "53", "proto", protocol);
	}

	// What it sends, or what is sent to it.
	private Condition gateways(MeshTraffic.Lan lan) {
		IpAddress own = lan.gateway();
		return outwards() ? Condition.from(own.toString(), (packet) -> packet.source().equals(own))
				: Condition.to(own.toString(), (packet) -> packet.destination().equals(own));
	}

	private Stream<Condition> own() {
		Condition loop = outwards() ? Condition.out("lo") : Condition.in("lo");
		if (!outwards()) {
			return Stream.concat(Stream.of(loop), this.chain.isTracked() ? Stream.of(Condition.answers())
					: this.mesh.lans().stream().map(this::ping));
		}
		Stream<Condition> asked = Stream.of(Condition.port("udp", true, DNS).ufw("allow", "out", "53"),
				Condition.port("tcp", true, DNS).ufw("allow", "out", "53"));
		Stream<Condition> overlay = this.chain.isTracked() ? Stream.of(within(this.mesh.supernet().toString()))
				: Stream.of(Condition.out(this.mesh.mesh()));
		return Stream.of(Stream.of(loop), this.mesh.lans().stream().map(this::ping), overlay, asked)
			.flatMap((each) -> each);
	}

	private Condition ping(MeshTraffic.Lan lan) {
		Condition echo = Condition.echo(outwards());
		if (atLink()) {
			return gateways(lan).and(echo);
		}
		return outwards()
				? Condition.out(lan.device())
					.and(echo)
					.ufw("allow", "out", "on", lan.device(), "to", lan.own().network().toString())
				: Condition.in(lan.device()).and(echo);
	}

}
