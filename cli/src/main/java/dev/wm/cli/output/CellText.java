package dev.wm.cli.output;

import java.util.List;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/**
 * Cells that may have nothing to show.
 */
public final class CellText {

	private static final String NOTHING = "-";

	private CellText() {
	}

	public static Object orDash(@Nullable Object value) {
		return (value != null) ? value : NOTHING;
	}

	public static String joined(List<?> values) {
		return values.isEmpty() ? NOTHING : values.stream().map(Object::toString).collect(Collectors.joining(", "));
	}

}
