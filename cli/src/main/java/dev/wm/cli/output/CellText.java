package dev.wm.cli.output;

import java.util.List;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/**
 * Texts of table cells, with a dash for no value.
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
