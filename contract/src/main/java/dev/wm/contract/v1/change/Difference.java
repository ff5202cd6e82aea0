package dev.wm.contract.v1.change;

import java.util.Map;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

import static dev.wm.contract.InvalidValueException.requirePresent;

/**
 * How one object differs between two revisions.
 *
 * @param object what kind of object
 * @param name which one
 * @param before its state in the first, null if it was not there
 * @param after its state in the second, null if it is not there
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Difference(String object, String name, @Nullable Map<String, Object> before,
		@Nullable Map<String, Object> after) {

	public Difference {
		requirePresent(object, "object");
		requirePresent(name, "name");
	}

}
