package dev.wm.registry.view;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.wm.contract.v1.config.GatewayConfig;

/**
 * Describes in readable lines how a gateway's configuration changes: {@code +} added,
 * {@code -} removed, {@code ~} changed. It goes through every record component, so that
 * none can be forgotten.
 */
final class ConfigDiffer {

	// Every gateway gets the same list of names, so the last comparison of each kind of
	// list is kept.
	private final Map<String, Compared> last = new HashMap<>();

	List<String> lines(Optional<GatewayConfig> before, Optional<GatewayConfig> after) {
		if (before.isPresent() && after.isPresent()) {
			return between(before.get(), after.get());
		}
		List<String> lines = new ArrayList<>();
		before.ifPresent((gone) -> lines.add("- gateway " + gone.site().domain()));
		after.ifPresent((added) -> lines.add("+ gateway " + added.site().domain()));
		return lines;
	}

	private List<String> between(GatewayConfig before, GatewayConfig after) {
		List<String> lines = new ArrayList<>();
		for (RecordComponent component : GatewayConfig.class.getRecordComponents()) {
			String word = RecordText.label(component);
			Object oldValue = RecordText.value(component, before);
			Object newValue = RecordText.value(component, after);
			if (oldValue instanceof List<?> oldValues && newValue instanceof List<?> newValues) {
				lines.addAll(lists(word.replaceAll("s$", ""), oldValues, newValues));
			}
			else {
				lines.addAll(RecordText.changes(word, oldValue, newValue));
			}
		}
		return lines;
	}

	private List<String> lists(String word, List<?> before, List<?> after) {
		Compared known = this.last.get(word);
		if (known != null && known.before().equals(before) && known.after().equals(after)) {
			return known.lines();
		}
		List<String> lines = ListDiffer.lines(word, before, after);
		this.last.put(word, new Compared(before, after, lines));
		return lines;
	}

	private record Compared(List<?> before, List<?> after, List<String> lines) {
	}

}
