package dev.wm.agent.reconcile;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

import dev.wm.agent.desired.LanAddress;
import dev.wm.agent.files.AtomicFile;
import dev.wm.agent.files.FileMode;
import dev.wm.agent.files.FileReader;
import dev.wm.contract.InvalidValueException;
import dev.wm.contract.net.InterfaceAddress;
import dev.wm.contract.net.InterfaceName;

/**
 * Remembers this gateway's LAN addresses, which others have in their settings: the
 * router's port forward, routes, and the name servers that DHCP gives out. One that
 * becomes another is a problem until the old one is back or the new one is accepted
 * ({@code wm-gateway accept-address}). An interface that is down or has no address for a
 * while has not changed.
 */
public final class LanAddressWatch {

	private final Path file;

	public LanAddressWatch(Path file) {
		this.file = file;
	}

	/**
	 * Compares the present addresses with the remembered ones, and remembers those that
	 * are further ones.
	 * @param present this gateway's addresses on its LANs
	 * @return a sentence with the remedy for each that changed
	 */
	public List<String> problems(List<LanAddress> present) {
		List<LanAddress> known = known();
		List<LanAddress> remembered = new ArrayList<>(known);
		List<String> problems = new ArrayList<>();
		for (LanAddress address : present) {
			if (known.contains(address)) {
				continue;
			}
			Optional<LanAddress> former = former(address, known, present);
			if (former.isPresent()) {
				problems.add(sentence(former.get(), address));
			}
			else {
				remembered.add(address);
			}
		}
		if (!remembered.equals(known)) {
			write(remembered);
		}
		return problems;
	}

	// On the same interface, and no longer there.
	private static Optional<LanAddress> former(LanAddress address, List<LanAddress> known, List<LanAddress> present) {
		return known.stream()
			.filter((old) -> old.lan().equals(address.lan()))
			.filter((old) -> present.stream().noneMatch((now) -> isSame(now, old)))
			.findFirst();
	}

	private static boolean isSame(LanAddress one, LanAddress other) {
		return one.address().address().equals(other.address().address());
	}

	private static String sentence(LanAddress old, LanAddress now) {
		String before = old.address().address().toString();
		String after = now.address().address().toString();
		return "This gateway's LAN address on " + now.lan() + " changed from " + before + " to " + after
				+ ": the router's port forward, routes to the mesh and the DHCP server's name server may still say "
				+ before + ". Change them to " + after + " and run wm-gateway accept-address here, or reserve " + before
				+ " for this machine in the router's DHCP.";
	}

	/** Takes the present addresses for the ones that others know. */
	public void accept(List<LanAddress> present) {
		write(present);
	}

	private List<LanAddress> known() {
		try {
			return FileReader.text(this.file).orElse("").lines().map(LanAddressWatch::parse).toList();
		}
		catch (InvalidValueException ex) {
			return List.of();
		}
	}

	private static LanAddress parse(String line) {
		String[] parts = line.split(" ", 2);
		if (parts.length != 2) {
			throw new InvalidValueException("A LAN address is an interface, a space and an address.");
		}
		return new LanAddress(new InterfaceName(parts[0]), InterfaceAddress.parse(parts[1]));
	}

	private void write(List<LanAddress> addresses) {
		String text = addresses.stream()
			.map((address) -> address.lan() + " " + address.address() + "\n")
			.collect(Collectors.joining());
		new AtomicFile(this.file).write(text.getBytes(StandardCharsets.UTF_8), FileMode.PUBLIC);
	}

}
