package dev.wm.registry.change;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import dev.wm.contract.v1.change.Difference;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Maps states of objects to the JSON in the change log.
 */
@Component
public class ObjectStates {

	private static final TypeReference<Map<String, Object>> MEMBERS = new TypeReference<>() {
	};

	private final JsonMapper json;

	ObjectStates(JsonMapper json) {
		this.json = json;
	}

	@Nullable String text(@Nullable Object state) {
		return (state != null) ? this.json.writeValueAsString(state) : null;
	}

	public @Nullable Map<String, Object> members(@Nullable String text) {
		return (text != null) ? this.json.readValue(text, MEMBERS) : null;
	}

	/**
	 * Merges the changes of a write to one difference for each object, in the order of
	 * their first change.
	 * @param changes the write's changes
	 * @return one difference for each object that is not as before
	 */
	public List<Difference> differences(List<Change> changes) {
		Map<String, Difference> merged = new LinkedHashMap<>();
		for (Change change : changes) {
			Difference step = new Difference(change.kind(), change.name(), members(text(change.before())),
					members(text(change.after())));
			merged.merge(change.kind() + " " + change.name(), step,
					(first, last) -> new Difference(first.object(), first.name(), first.before(), last.after()));
		}
		return merged.values().stream().filter((one) -> !isNothing(one)).toList();
	}

	// A change without states is kept: a secret may have changed.
	private static boolean isNothing(Difference one) {
		return one.before() != null && Objects.equals(one.before(), one.after());
	}

}
