package dev.wm.registry.deepcheck.rule;

import java.util.Optional;

import dev.wm.contract.net.SiteDomain;
import dev.wm.contract.v1.check.Finding;
import dev.wm.contract.v1.check.PathProbe;
import dev.wm.contract.v1.check.Severity;
import org.jspecify.annotations.Nullable;

/**
 * The way from one gateway to another.
 *
 * @param from whose gateway looked
 * @param to whose it looked for
 * @param probe what it found, null if it did not look
 */
record GatewayPath(SiteDomain from, SiteDomain to, @Nullable PathProbe probe) {

	/**
	 * What was found, empty if nothing could be sent.
	 */
	Optional<PathProbe> seen() {
		return Optional.ofNullable(this.probe).filter((found) -> found.sent() > 0);
	}

	/**
	 * What was found, empty if nothing came back.
	 */
	Optional<PathProbe> crossed() {
		return seen().filter((found) -> found.answered() > 0);
	}

	Finding finding(Severity severity, String code, String detail, String remedy) {
		return new Finding(severity, code, "pair", this.from + " " + this.to, detail, remedy);
	}

}
