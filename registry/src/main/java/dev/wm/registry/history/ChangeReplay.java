package dev.wm.registry.history;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import dev.wm.contract.v1.change.Difference;
import org.jspecify.annotations.Nullable;

/**
 * Replays rows of the change log and merges them to one difference for each object of the
 * mesh. Objects are known by the name in their state, so a renamed one is removed under
 * its old name. Credentials and tokens are left out.
 */
final class ChangeReplay {

	/** The kinds of objects, in the order of their dependencies. */
	private static final List<String> KINDS = List.of("mesh", "site", "host", "device");

	private final Map<Key, Difference> objects = new HashMap<>();

	void add(String kind, @Nullable Map<String, Object> before, @Nullable Map<String, Object> after) {
		Key oldKey = key(kind, before);
		Key newKey = key(kind, after);
		if (oldKey != null && oldKey.equals(newKey)) {
			step(oldKey, before, after);
			return;
		}
		if (oldKey != null) {
			step(oldKey, before, null);
		}
		if (newKey != null) {
			step(newKey, null, after);
		}
	}

	List<Difference> forwards() {
		return this.objects.entrySet()
			.stream()
			.sorted(Map.Entry.comparingByKey())
			.map(Map.Entry::getValue)
			.filter((one) -> !Objects.equals(one.before(), one.after()))
			.toList();
	}

	List<Difference> backwards() {
		return forwards().stream()
			.map((one) -> new Difference(one.object(), one.name(), one.after(), one.before()))
			.toList();
	}

	private void step(Key key, @Nullable Map<String, Object> before, @Nullable Map<String, Object> after) {
		this.objects.merge(key, new Difference(key.kind(), key.name(), before, after),
				(first, last) -> new Difference(first.object(), first.name(), first.before(), last.after()));
	}

	private static @Nullable Key key(String kind, @Nullable Map<String, Object> state) {
		// A gateway that enrols changes its site.
		String object = kind.equals("gateway") ? "site" : kind;
		if (state == null || !KINDS.contains(object)) {
			return null;
		}
		return switch (object) {
			case "mesh" -> new Key("mesh", "mesh");
			case "site" -> new Key("site", String.valueOf(state.get("domain")));
			default -> new Key(object, String.valueOf(state.get("name")));
		};
	}

	/**
	 * One object.
	 *
	 * @param kind its kind
	 * @param name its name
	 */
	private record Key(String kind, String name) implements Comparable<Key> {

		private static final Comparator<Key> ORDER = Comparator.comparingInt((Key key) -> KINDS.indexOf(key.kind()))
			.thenComparing(Key::name);

		@Override
		public int compareTo(Key other) {
			return ORDER.compare(this, other);
		}

	}

}
