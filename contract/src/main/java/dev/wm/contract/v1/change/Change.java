package dev.wm.contract.v1.change;

import java.time.Instant;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

import static dev.wm.contract.InvalidValueException.requirePresent;

/**
 * One entry of the change log: what a write did to one object. A write that touches
 * several objects has an entry for each, all with the same revision.
 *
 * @param revision the revision that the write made
 * @param at when it was committed
 * @param actor the caller, such as {@code admin/1}
 * @param actorLabel the caller's readable name, such as a credential's label or a
 * gateway's site; null if nothing
 * @param action the verb: create, update, remove and the like
 * @param object kind of the object
 * @param name name of the object
 * @param before its state before, null if there was none
 * @param after its state after, null if it is gone
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Change(long revision, Instant at, String actor, @JsonProperty("actor_label") @Nullable String actorLabel,
		String action, String object, String name, @Nullable Map<String, Object> before,
		@Nullable Map<String, Object> after) {

	public Change {
		requirePresent(at, "at");
		requirePresent(actor, "actor");
		requirePresent(action, "action");
		requirePresent(object, "object");
		requirePresent(name, "name");
	}

}
