package dev.wm.deploy.operations;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * A value in a YAML document, addressed by the names of the members that lead to it.
 *
 * @param value a map, a list, a scalar, or null
 */
record Yaml(@Nullable Object value) {

	static Yaml read(Path file) throws IOException {
		return parse(Files.readString(file));
	}

	static Yaml parse(String text) {
		return new Yaml(new Load(LoadSettings.builder().build()).loadFromString(text));
	}

	Yaml at(String... names) {
		@Nullable Object found = this.value;
		for (String name : names) {
			found = (found instanceof Map<?, ?> map) ? map.get(name) : null;
		}
		return new Yaml(found);
	}

	boolean has(String name) {
		return at(name).value != null;
	}

	String text(String... names) {
		return String.valueOf(at(names).value);
	}

	/** The members of a map, by name. */
	Map<String, Yaml> members(String... names) {
		if (!(at(names).value instanceof Map<?, ?> map)) {
			throw new AssertionError(String.join(".", names) + " is no map.");
		}
		return map.entrySet()
			.stream()
			.collect(
					Collectors.toMap((entry) -> String.valueOf(entry.getKey()), (entry) -> new Yaml(entry.getValue())));
	}

	/** The items of a list; none if there is no list. */
	Stream<Yaml> items(String... names) {
		return (at(names).value instanceof List<?> list) ? list.stream().map(Yaml::new) : Stream.empty();
	}

	/** The items of a list of scalars. */
	List<String> texts(String... names) {
		return items(names).map((item) -> String.valueOf(item.value)).toList();
	}

}
