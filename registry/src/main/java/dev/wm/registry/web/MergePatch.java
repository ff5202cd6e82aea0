package dev.wm.registry.web;

import java.util.Set;

import dev.wm.contract.InvalidValueException;
import dev.wm.contract.v1.ProblemCode;
import dev.wm.registry.json.RecordMembers;
import dev.wm.registry.problem.RefusedException;
import dev.wm.registry.problem.UnreadableValueException;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Applies JSON merge patches (RFC 7396): a member replaces, a null removes, what is left
 * out stays.
 */
@Component
public class MergePatch {

	/** The media type of a merge patch. */
	public static final String MEDIA_TYPE = "application/merge-patch+json";

	private final JsonMapper json;

	MergePatch(JsonMapper json) {
		this.json = json;
	}

	/**
	 * Makes an edit from a patch. The result is validated as if it had been sent whole.
	 * @param match the condition
	 * @param patch the patch
	 * @param type the request record of the object
	 * @param <T> the request record
	 * @return the edit
	 */
	public <T> ConditionalEdit<T> edit(IfMatch match, JsonNode patch, Class<T> type) {
		return new ConditionalEdit<>(match, (current) -> apply(current, patch, type));
	}

	private <T> T apply(T current, JsonNode patch, Class<T> type) {
		if (!(patch instanceof ObjectNode changes)) {
			throw new RefusedException(ProblemCode.MALFORMED_BODY,
					"A patch is a JSON object with the members to change: send one.");
		}
		requireKnown(changes, type);
		try {
			ObjectNode target = this.json.valueToTree(current);
			merge(target, changes);
			return this.json.treeToValue(target, type);
		}
		catch (JacksonException ex) {
			throw new UnreadableValueException(ex);
		}
	}

	// Removing a member that never was would change nothing, and hide a misspelt name.
	private static void requireKnown(ObjectNode changes, Class<?> type) {
		Set<String> known = RecordMembers.names(type);
		changes.propertyNames().stream().filter((name) -> !known.contains(name)).findFirst().ifPresent((name) -> {
			String quoted = InvalidValueException.quote(name);
			throw new RefusedException(ProblemCode.MALFORMED_BODY, quoted.substring(1, quoted.length() - 1),
					quoted + " is not known here: leave it out.");
		});
	}

	private static void merge(ObjectNode target, ObjectNode changes) {
		changes.forEachEntry((name, value) -> {
			if (value.isNull()) {
				target.remove(name);
			}
			else if (value instanceof ObjectNode inner) {
				if (!(target.get(name) instanceof ObjectNode)) {
					target.putObject(name);
				}
				merge((ObjectNode) target.get(name), inner);
			}
			else {
				target.set(name, value);
			}
		});
	}

}
