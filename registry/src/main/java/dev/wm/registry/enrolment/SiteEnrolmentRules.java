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
 * The rules for enrolling a gateway at a site. The site of the request must not
 * contradict the stored one: one of the two would be wrong unnoticed.
 */
final class SiteEnrolmentRules {

	private SiteEnrolmentRules() {
	}

	static Site withSettings(Site current, NewSite requested) {
		refuseContradiction(current, requested);
		return with(current, (requested.endpoint() != null) ? requested.endpoint() : current.endpoint(),
				(requested.listenPort() != null) ? requested.listenPort() : current.listenPort());
	}

	static Site withEndpoint(Site current, @Nullable NewSite requested) {
		if (requested == null || current.endpoint() != null) {
			return current;
		}
		return with(current, requested.endpoint(), current.listenPort());
	}

	static Site gateway(Site site, PublicKey key, List<Cidr> lans) {
		return new Site(site.domain(), site.subnet(), site.gateway(), site.hub(), key, site.endpoint(),
				site.listenPort(), lans, site.rotateKey() && key.equals(site.publicKey()), site.allowPublicDomain());
	}

	/**
	 * The site with the key that its gateway holds. A rotation that an administrator
	 * asked for goes on from that key.
	 */
	static Site withHeldKey(Site site, PublicKey held) {
		return new Site(site.domain(), site.subnet(), site.gateway(), site.hub(), held, site.endpoint(),
				site.listenPort(), site.lans(), site.rotateKey(), site.allowPublicDomain());
	}

	/**
	 * Refuses LANs that overlap the supernet: an address there would mean two machines.
	 */
	static void refuseOverlap(List<Cidr> lans, Cidr supernet) {
		lans.stream().filter(supernet::overlaps).findFirst().ifPresent((lan) -> {
			throw new RefusedException(ProblemCode.NETWORK_CONFLICT, "lans", "The LAN " + lan
					+ " overlaps the mesh's own network " + supernet
					+ ": renumber that LAN; or, if it is none of the site's, name the interfaces of its LANs with"
					+ " WM_LAN_INTERFACES in the gateway's gateway.env and restart wm-gateway; or start a mesh with"
					+ " another WM_MESH_SUPERNET.");
		});
	}

	private static Site with(Site current, @Nullable Endpoint endpoint, Port port) {
		return new Site(current.domain(), current.subnet(), current.gateway(), current.hub(), current.publicKey(),
				endpoint, port, current.lans(), current.rotateKey(), current.allowPublicDomain());
	}

	private static void refuseContradiction(Site current, NewSite requested) {
		if (requested.subnet() != null && !requested.subnet().equals(current.subnet())) {
			throw new RefusedException(ProblemCode.SUBNET_REFUSED, "site.subnet",
					"The site " + current.domain() + " has the subnet " + current.subnet() + ", not "
							+ requested.subnet() + ": correct the gateway's setting.");
		}
		if (requested.prefixLength() != null && requested.prefixLength() != current.subnet().prefixLength()) {
			throw new RefusedException(ProblemCode.SUBNET_REFUSED, "site.prefix_length",
					"The site " + current.domain() + " has the subnet " + current.subnet() + ", not a /"
							+ requested.prefixLength() + ": correct the gateway's setting.");
		}
		if (requested.hub() != current.hub()) {
			throw new RefusedException(ProblemCode.INVALID_VALUE, "site.hub", "The site " + current.domain() + " is "
					+ (current.hub() ? "the hub" : "not the hub") + ": correct the gateway's setting.");
		}
	}

}
