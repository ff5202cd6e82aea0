package dev.wm.registry.check.rule;

import java.util.List;
import java.util.Optional;

import dev.wm.contract.InvalidValueException;
import dev.wm.contract.v1.gateway.Gateway;
import dev.wm.contract.v1.release.ReleaseVersion;
import dev.wm.contract.v1.release.RollOut;
import dev.wm.contract.v1.release.SiteUpdate;
import dev.wm.registry.release.RefusedRelease;
import org.jspecify.annotations.Nullable;

/**
 * The releases and the roll-out.
 *
 * @param newest the newest release that is served, null if there is none
 * @param refused the folders that are not served
 * @param rollOut the state of the roll-out
 */
public record UpdateStatus(@Nullable ReleaseVersion newest, List<RefusedRelease> refused, RollOut rollOut) {

	/** No release, and nothing wanted. */
	static final UpdateStatus NONE = new UpdateStatus(null, List.of(),
			new RollOut(null, 100, false, false, false, null, List.of()));

	public UpdateStatus {
		refused = List.copyOf(refused);
	}

	Optional<SiteUpdate> of(Gateway gateway) {
		return this.rollOut.sites().stream().filter((site) -> site.site().equals(gateway.site())).findFirst();
	}

	/**
	 * The release that a gateway is behind: the one that it is to run, or else the
	 * newest.
	 * @param gateway the gateway
	 * @return empty if it runs that or a newer one, or none is known
	 */
	Optional<ReleaseVersion> missed(Gateway gateway) {
		Optional<ReleaseVersion> wanted = of(gateway).flatMap((site) -> Optional.ofNullable(site.wanted()));
		return wanted.or(() -> Optional.ofNullable(this.newest))
			.filter((target) -> version(gateway).filter((running) -> running.compareTo(target) < 0).isPresent());
	}

	private static Optional<ReleaseVersion> version(Gateway gateway) {
		try {
			return Optional.ofNullable(gateway.version()).map(ReleaseVersion::parse);
		}
		catch (InvalidValueException ex) {
			// A program that somebody built, which nothing is newer than.
			return Optional.empty();
		}
	}

}
