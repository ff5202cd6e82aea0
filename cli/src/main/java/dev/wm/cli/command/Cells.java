package dev.wm.cli.command;

import java.util.List;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/**
 * Cells that may have nothing to show.
 */
final class Cells {

	private static final String NOTHING = "-";

	private Cells() {
	}

	static Object orDash(@Nullable Object value) {
		return (value != null) ? value : NOTHING;
	}

	static String joined(List<?> values) {
		return values.isEmpty() ? NOTHING : values.stream().map(Object::toString).collect(Collectors.joining(", "));
	}

}
