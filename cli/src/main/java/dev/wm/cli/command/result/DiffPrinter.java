package dev.wm.cli.command.result;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Collectors;

import dev.wm.cli.output.CellText;
import dev.wm.cli.output.ConsoleOutput;
import dev.wm.cli.output.Style;
import dev.wm.contract.v1.change.Difference;
import dev.wm.contract.v1.change.GatewayChange;
import dev.wm.contract.v1.change.Plan;
import org.jspecify.annotations.Nullable;

/**
 * Prints differences one line each: {@code +} added, {@code -} removed, {@code ~}
 * changed.
 */
public final class DiffPrinter {

	private static final List<String> SHOWN = List.of("subnet", "endpoint", "local_address", "overlay_address", "mac",
			"aliases");

	private final ConsoleOutput console;

	public DiffPrinter(ConsoleOutput console) {
		this.console = console;
	}

	public void show(Plan plan) {
		if (plan.differences().isEmpty() && plan.gateways().isEmpty()) {
			this.console.line("Nothing would change.");
			return;
		}
		this.console.line("Dry run, nothing was changed. The change would be:");
		for (Difference difference : plan.differences()) {
			String line = describe(difference) + members(difference);
			this.console.line(style(line), line);
		}
		for (GatewayChange gateway : plan.gateways()) {
			this.console.line("Gateway " + gateway.site() + ":");
			gateway.changes().forEach((change) -> this.console.line(style(change), "  " + change));
		}
	}

	public void show(List<Difference> differences) {
		for (Difference difference : differences) {
			String line = describe(difference);
			this.console.line(style(line), line);
		}
	}

	private static String describe(Difference difference) {
		return describe(difference.object(), difference.name(), difference.before(), difference.after());
	}

	// What the registry would choose for an object that is added, and what it would be
	// known by.
	private static String members(Difference difference) {
		Map<String, Object> after = difference.after();
		if (difference.before() != null || after == null) {
			return "";
		}
		List<String> known = SHOWN.stream()
			.filter((member) -> after.get(member) != null)
			.map((member) -> member + " " + text(after.get(member)))
			.toList();
		return known.isEmpty() ? "" : ": " + String.join(", ", known);
	}

	private static String text(@Nullable Object value) {
		return (value instanceof List<?> several)
				? several.stream().map(String::valueOf).collect(Collectors.joining(" ")) : String.valueOf(value);
	}

	public static String describe(String object, String name, @Nullable Map<String, Object> before,
			@Nullable Map<String, Object> after) {
		String what = object + " " + name;
		if (before == null) {
			return "+ " + what;
		}
		return (after == null) ? "- " + what : "~ " + what + ": " + members(before, after);
	}

	private static String members(Map<String, Object> before, Map<String, Object> after) {
		List<String> changes = new ArrayList<>();
		TreeSet<String> members = new TreeSet<>(before.keySet());
		members.addAll(after.keySet());
		for (String member : members) {
			Object old = before.get(member);
			Object now = after.get(member);
			if (!Objects.equals(old, now)) {
				changes.add(member + " " + CellText.orDash(old) + " → " + CellText.orDash(now));
			}
		}
		return String.join(", ", changes);
	}

	private static Style style(String line) {
		return switch (line.isEmpty() ? ' ' : line.charAt(0)) {
			case '+' -> Style.GOOD;
			case '-' -> Style.BAD;
			case '~' -> Style.WARNING;
			default -> Style.PLAIN;
		};
	}

}
