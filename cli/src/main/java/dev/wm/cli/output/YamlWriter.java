package dev.wm.cli.output;

import java.util.regex.Pattern;

import dev.wm.contract.text.PlainText;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.representer.StandardRepresenter;

/**
 * Maps, lists and scalars as YAML 1.2 in block style. Only {@code -o yaml} loads this
 * class and its library.
 */
final class YamlWriter {

	// No width: a line that is folded is hard to search.
	private static final DumpSettings SETTINGS = DumpSettings.builder()
		.setDefaultFlowStyle(FlowStyle.BLOCK)
		.setIndicatorIndent(2)
		.setIndentWithIndicator(true)
		.setSplitLines(false)
		.setWidth(Integer.MAX_VALUE)
		.build();

	private YamlWriter() {
	}

	/**
	 * Writes a document.
	 * @param value a map, list, text, number, truth value or null
	 * @return the text, with nothing in it that a terminal acts on
	 */
	static String write(Object value) {
		String text = PlainText.ofJson(new Dump(SETTINGS, new Representer()).dumpToString(value));
		// The library indents a list even where nothing is around it.
		return text.startsWith(" ") ? text.indent(-SETTINGS.getIndicatorIndent()) : text;
	}

	/** Quotes every text that a parser of YAML 1.1 could read as anything else. */
	private static final class Representer extends StandardRepresenter {

		private static final Pattern PLAIN = Pattern.compile("[A-Za-z][A-Za-z0-9_./-]*");

		private static final Pattern RESERVED = Pattern.compile("(?i)y|n|yes|no|on|off|true|false|null|nan|inf");

		Representer() {
			super(SETTINGS);
			this.representers.put(String.class, (text) -> {
				boolean plain = PLAIN.matcher((String) text).matches() && !RESERVED.matcher((String) text).matches();
				return representScalar(Tag.STR, (String) text, plain ? ScalarStyle.PLAIN : ScalarStyle.DOUBLE_QUOTED);
			});
		}

	}

}
