package dev.wm.contract.v1.check;

import java.time.Instant;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.wm.contract.InvalidValueException;
import dev.wm.contract.net.SiteDomain;

import static dev.wm.contract.InvalidValueException.requirePresent;

/**
 * An active check of the whole mesh with probes that every gateway sends
 * ({@code POST /api/v1/deep-checks}, then {@code GET} until it is done).
 *
 * @param id its number, from 1
 * @param startedAt when it was started
 * @param done whether every gateway has reported or the time limit has passed
 * @param asked how many gateways take part: those that poll
 * @param answered how many of them have reported
 * @param waiting the sites whose gateways have not reported, sorted
 * @param checks the checks, always the same in the same order; none until it is done
 */
public record DeepCheck(long id, @JsonProperty("started_at") Instant startedAt, boolean done, int asked, int answered,
		List<SiteDomain> waiting, List<NamedCheck> checks) {

	public DeepCheck {
		requirePresent(startedAt, "started_at");
		waiting = List.copyOf(requirePresent(waiting, "waiting"));
		checks = List.copyOf(requirePresent(checks, "checks"));
		if (id < 1) {
			throw new InvalidValueException("\"id\" is " + id + ": expected 1 or more.");
		}
		if (answered < 0 || answered > asked) {
			throw new InvalidValueException("\"answered\" is " + answered + ": expected 0 to " + asked + ".");
		}
	}

}
