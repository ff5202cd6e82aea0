package dev.wm.registry.deepcheck.rule;

import java.util.Optional;

import dev.wm.contract.net.SiteDomain;
import dev.wm.contract.v1.check.Finding;
import dev.wm.contract.v1.check.PathProbe;
import dev.wm.contract.v1.check.Severity;
import org.jspecify.annotations.Nullable;

/**
 * The path from one gateway to another.
 *
 * @param from the prober's site
 * @param to the probed site
 * @param probe the probe result, null if there is none
 */
record GatewayPath(SiteDomain from, SiteDomain to, @Nullable PathProbe probe) {

	/**
	 * The probe result, empty if nothing could be sent.
	 */
	Optional<PathProbe> sent() {
		return Optional.ofNullable(this.probe).filter((found) -> found.sent() > 0);
	}

	/**
	 * The probe result, empty if nothing came back.
	 */
	Optional<PathProbe> answered() {
		return sent().filter((found) -> found.answered() > 0);
	}

	Finding finding(Severity severity, String code, String detail, String remedy) {
		return new Finding(severity, code, "pair", this.from + " " + this.to, detail, remedy);
	}

}
