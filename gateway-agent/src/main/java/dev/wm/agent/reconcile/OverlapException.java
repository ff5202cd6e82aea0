package dev.wm.agent.reconcile;

import java.io.Serial;
import java.util.ArrayList;
import java.util.List;

import dev.wm.agent.desired.ConfigRefusedException;
import dev.wm.contract.net.Cidr;

/**
 * A configuration whose supernet overlaps a network that this machine is on: applied, it
 * would cut that network off.
 */
class OverlapException extends ConfigRefusedException {

	@Serial
	private static final long serialVersionUID = 1L;

	OverlapException(List<String> sentences) {
		super(sentences);
	}

	static void require(Cidr supernet, List<Cidr> lans, List<Cidr> uplinks) {
		List<String> reasons = new ArrayList<>();
		lans.stream().filter(supernet::overlaps).forEach((lan) -> reasons.add(sentence("The LAN ", lan, supernet)));
		uplinks.stream()
			.filter(supernet::overlaps)
			.forEach((uplink) -> reasons.add(sentence("The network ", uplink, supernet)));
		if (!reasons.isEmpty()) {
			throw new OverlapException(reasons);
		}
	}

	private static String sentence(String what, Cidr network, Cidr supernet) {
		return what + network + " overlaps the mesh's supernet " + supernet + ": renumber it.";
	}

}
