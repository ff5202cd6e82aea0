package dev.wm.agent.desired;

import java.util.List;

import dev.wm.contract.net.Cidr;

/**
 * A network inside the supernet that is not the mesh's.
 *
 * @param at this gateway's address there
 * @param mesh the subnets within it that are the mesh's all the same: no machine there
 * may send from these
 */
public record Bystander(LanAddress at, List<Cidr> mesh) {

	public Bystander {
		mesh = List.copyOf(mesh);
	}

}
