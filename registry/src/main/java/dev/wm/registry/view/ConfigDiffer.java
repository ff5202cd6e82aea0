package dev.wm.registry.view;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.wm.contract.v1.config.GatewayConfig;
import org.jspecify.annotations.Nullable;

/**
 * Says in readable lines what becomes different for a gateway: {@code +} something new,
 * {@code -} something gone, {@code ~} something changed. It goes through every component
 * of the configuration, so that none can be forgotten.
 */
final class ConfigDiffer {

	// Every gateway gets the same list of names: it is compared once.
	private @Nullable Compared last;

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
			String word = RecordText.word(component);
			Object old = RecordText.value(component, before);
			Object young = RecordText.value(component, after);
			if (old instanceof List<?> olds && young instanceof List<?> youngs) {
				lines.addAll(lists(word.replaceAll("s$", ""), olds, youngs));
			}
			else {
				lines.addAll(RecordText.changes(word, old, young));
			}
		}
		return lines;
	}

	private List<String> lists(String word, List<?> before, List<?> after) {
		Compared known = this.last;
		if (known != null && known.before().equals(before) && known.after().equals(after)) {
			return known.lines();
		}
		List<String> lines = ListDiffer.lines(word, before, after);
		this.last = new Compared(before, after, lines);
		return lines;
	}

	private record Compared(List<?> before, List<?> after, List<String> lines) {
	}

}
