package dev.wm.registry.enrolment;

import java.util.List;

import dev.wm.contract.key.PublicKey;
import dev.wm.contract.net.Cidr;
import dev.wm.contract.net.Endpoint;
import dev.wm.contract.net.Port;
import dev.wm.contract.v1.ProblemCode;
import dev.wm.contract.v1.site.NewSite;
import dev.wm.contract.v1.site.Site;
import dev.wm.registry.problem.RefusedException;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of a site when a gateway enrols there. What the gateway was told about its
 * site must not contradict what the mesh holds: one of the two would be wrong unseen.
 */
final class SiteEnrolmentRules {

	private SiteEnrolmentRules() {
	}

	static Site told(Site held, NewSite told) {
		refuseContradiction(held, told);
		return with(held, (told.endpoint() != null) ? told.endpoint() : held.endpoint(),
				(told.listenPort() != null) ? told.listenPort() : held.listenPort());
	}

	static Site newcomer(Site held, @Nullable NewSite told) {
		if (told == null || held.endpoint() != null) {
			return held;
		}
		return with(held, told.endpoint(), held.listenPort());
	}

	static Site gateway(Site site, PublicKey key, List<Cidr> lans) {
		return new Site(site.domain(), site.subnet(), site.gateway(), site.hub(), key, site.endpoint(),
				site.listenPort(), lans, site.rotateKey() && key.equals(site.publicKey()));
	}

	/**
	 * Refuses networks in the mesh's own: an address there would mean two machines.
	 */
	static void refuseOverlap(List<Cidr> lans, Cidr supernet) {
		lans.stream().filter(supernet::overlaps).findFirst().ifPresent((lan) -> {
			throw new RefusedException(ProblemCode.NETWORK_CONFLICT, "lans", "The LAN " + lan
					+ " overlaps the mesh's own network " + supernet
					+ ": renumber that LAN, leave its interface out, or start a mesh with another WM_MESH_SUPERNET.");
		});
	}

	private static Site with(Site held, @Nullable Endpoint endpoint, Port port) {
		return new Site(held.domain(), held.subnet(), held.gateway(), held.hub(), held.publicKey(), endpoint, port,
				held.lans(), held.rotateKey());
	}

	private static void refuseContradiction(Site held, NewSite told) {
		if (told.subnet() != null && !told.subnet().equals(held.subnet())) {
			throw new RefusedException(ProblemCode.SUBNET_REFUSED, "site.subnet",
					"The site " + held.domain() + " has the subnet " + held.subnet() + ", not " + told.subnet()
							+ ": correct the gateway's setting.");
		}
		if (told.prefixLength() != null && told.prefixLength() != held.subnet().prefixLength()) {
			throw new RefusedException(ProblemCode.SUBNET_REFUSED, "site.prefix_length",
					"The site " + held.domain() + " has the subnet " + held.subnet() + ", not a /" + told.prefixLength()
							+ ": correct the gateway's setting.");
		}
		if (told.hub() != held.hub()) {
			throw new RefusedException(ProblemCode.INVALID_VALUE, "site.hub", "The site " + held.domain() + " is "
					+ (held.hub() ? "the hub" : "not the hub") + ": correct the gateway's setting.");
		}
	}

}
