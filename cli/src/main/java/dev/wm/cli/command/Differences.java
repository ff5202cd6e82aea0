package dev.wm.cli.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;

import dev.wm.cli.output.Screen;
import dev.wm.cli.output.Tone;
import dev.wm.contract.v1.change.Difference;
import dev.wm.contract.v1.change.GatewayChange;
import dev.wm.contract.v1.change.Plan;
import org.jspecify.annotations.Nullable;

/**
 * Objects that differ, one line each: {@code +} is new, {@code -} is gone, {@code ~} is
 * not as it was.
 */
final class Differences {

	private final Screen screen;

	Differences(Screen screen) {
		this.screen = screen;
	}

	void show(Plan plan) {
		if (plan.differences().isEmpty() && plan.gateways().isEmpty()) {
			this.screen.line("Nothing would change.");
			return;
		}
		this.screen.line("Nothing was changed. This would be:");
		show(plan.differences());
		for (GatewayChange gateway : plan.gateways()) {
			this.screen.line("Gateway " + gateway.site() + ":");
			gateway.changes().forEach((change) -> this.screen.line(tone(change), "  " + change));
		}
	}

	void show(List<Difference> differences) {
		for (Difference difference : differences) {
			String line = describe(difference.object(), difference.name(), difference.before(), difference.after());
			this.screen.line(tone(line), line);
		}
	}

	static String describe(String object, String name, @Nullable Map<String, Object> before,
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
				changes.add(member + " " + Cells.orDash(old) + " → " + Cells.orDash(now));
			}
		}
		return String.join(", ", changes);
	}

	private static Tone tone(String line) {
		return switch (line.isEmpty() ? ' ' : line.charAt(0)) {
			case '+' -> Tone.GOOD;
			case '-' -> Tone.BAD;
			case '~' -> Tone.WARNING;
			default -> Tone.PLAIN;
		};
	}

}
