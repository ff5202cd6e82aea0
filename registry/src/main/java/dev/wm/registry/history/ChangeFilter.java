package dev.wm.registry.history;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.wm.registry.web.PageParameters;
import dev.wm.registry.web.PrintableText;
import org.jspecify.annotations.Nullable;

/**
 * The filter of a search in the change log. Null members match everything.
 *
 * @param object the kind of object
 * @param name its name
 * @param actor the actor, {@code admin/1}, or all of a kind, {@code admin}
 * @param since the earliest time
 * @param until the latest time
 * @param revision the only revision
 */
record ChangeFilter(@Nullable String object, @Nullable String name, @Nullable String actor, @Nullable Instant since,
		@Nullable Instant until, @Nullable Long revision) {

	ChangeFilter {
		check(object, "object");
		check(name, "name");
		check(actor, "actor");
	}

	private static void check(@Nullable String text, String parameter) {
		if (text != null) {
			PrintableText.check(text, parameter, PageParameters.LONGEST);
		}
	}

	/**
	 * The conditions, each with a parameter of its column's name.
	 */
	List<String> conditions() {
		return parameters().keySet().stream().map(ChangeFilter::condition).toList();
	}

	Map<String, Object> parameters() {
		Map<String, @Nullable Object> wanted = new LinkedHashMap<>();
		wanted.put("object", this.object);
		wanted.put("name", this.name);
		wanted.put("actor", this.actor);
		wanted.put("since", (this.since != null) ? this.since.toString() : null);
		wanted.put("until", (this.until != null) ? this.until.toString() : null);
		wanted.put("revision", this.revision);
		Map<String, Object> given = new LinkedHashMap<>();
		wanted.forEach((key, value) -> {
			if (value != null) {
				given.put(key, value);
			}
		});
		return given;
	}

	private static String condition(String parameter) {
		return switch (parameter) {
			case "object" -> "object_kind = :object";
			case "name" -> "object_name = :name";
			case "actor" -> "(actor_kind || coalesce('/' || actor_id, '') = :actor or actor_kind = :actor)";
			case "since" -> "changed_at >= cast(:since as timestamptz)";
			case "until" -> "changed_at <= cast(:until as timestamptz)";
			default -> "revision = :revision";
		};
	}

}
