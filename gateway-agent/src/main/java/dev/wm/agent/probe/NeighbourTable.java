package dev.wm.agent.probe;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.wm.agent.json.JsonReader;
import dev.wm.agent.process.Command;
import dev.wm.agent.process.CommandRunner;
import dev.wm.contract.InvalidValueException;
import dev.wm.contract.net.IpAddress;
import dev.wm.contract.net.MacAddress;
import org.jspecify.annotations.Nullable;

/**
 * The kernel's IPv4 neighbour table (ip-neighbour(8)), which it keeps small by itself.
 *
 * @param neighbours the entries with an Ethernet address, in whatever state
 */
record NeighbourTable(List<Neighbour> neighbours) {

	NeighbourTable {
		neighbours = List.copyOf(neighbours);
	}

	static NeighbourTable read(CommandRunner runner) {
		return parse(runner.run(Command.of("ip", "-j", "-4", "neigh", "show")));
	}

	/**
	 * Parses the output of {@code ip -j -4 neigh show}. Entries without an Ethernet
	 * address, and what cannot be parsed, are left out.
	 */
	static NeighbourTable parse(String text) {
		if (text.isBlank()) {
			return new NeighbourTable(List.of());
		}
		try {
			List<Neighbour> all = new ArrayList<>();
			JsonReader.read(text, (json) -> json.list(() -> entry(json)))
				.ifPresent((entries) -> entries.forEach((entry) -> entry.ifPresent(all::add)));
			return new NeighbourTable(all);
		}
		catch (InvalidValueException ex) {
			return new NeighbourTable(List.of());
		}
	}

	private static Optional<Neighbour> entry(JsonReader json) {
		String address = null;
		String device = null;
		String mac = null;
		json.object();
		for (String member = json.member(); member != null; member = json.member()) {
			switch (member) {
				case "dst" -> address = json.anyText();
				case "dev" -> device = json.anyText();
				case "lladdr" -> mac = json.anyText();
				default -> json.skip();
			}
		}
		return neighbour(address, device, mac);
	}

	private static Optional<Neighbour> neighbour(@Nullable String address, @Nullable String device,
			@Nullable String mac) {
		if (address == null || device == null || mac == null) {
			return Optional.empty();
		}
		try {
			return Optional.of(new Neighbour(IpAddress.parse(address), device, MacAddress.parse(mac)));
		}
		catch (InvalidValueException ex) {
			// Such as the address of a tunnel's other end.
			return Optional.empty();
		}
	}

	/**
	 * An entry.
	 *
	 * @param address the neighbour's IPv4 address
	 * @param device the interface that it is on
	 * @param mac its Ethernet address
	 */
	record Neighbour(IpAddress address, String device, MacAddress mac) {
	}

	/** The Ethernet address at an address, empty if it is unknown or not the only one. */
	Optional<MacAddress> at(IpAddress address) {
		List<MacAddress> macs = this.neighbours.stream()
			.filter((neighbour) -> neighbour.address().equals(address))
			.map(Neighbour::mac)
			.distinct()
			.toList();
		return (macs.size() == 1) ? Optional.of(macs.getFirst()) : Optional.empty();
	}

}
