package dev.wm.cli.output;

import java.util.Iterator;
import java.util.Map;
import java.util.regex.Pattern;

import tools.jackson.databind.JsonNode;

/**
 * JSON values as YAML 1.2 in block style. A text that could be read as anything else is
 * quoted as JSON does, which YAML reads the same.
 */
final class YamlWriter {

	private static final Pattern BARE = Pattern.compile("[A-Za-z][A-Za-z0-9_./-]*");

	// YAML 1.1, which many programs still read, takes these for booleans and nulls.
	private static final Pattern TAKEN = Pattern.compile("(?i)y|n|yes|no|on|off|true|false|null|nan|inf");

	private static final String STEP = "  ";

	private final StringBuilder text = new StringBuilder();

	private YamlWriter() {
	}

	static String of(JsonNode node) {
		YamlWriter yaml = new YamlWriter();
		yaml.block(node, "");
		return yaml.text.toString();
	}

	private void block(JsonNode node, String indent) {
		if (node.isArray() && !node.isEmpty()) {
			array(node, indent);
		}
		else if (node.isObject() && !node.isEmpty()) {
			object(node, indent, indent);
		}
		else {
			this.text.append(indent).append(scalar(node)).append('\n');
		}
	}

	private void array(JsonNode array, String indent) {
		for (JsonNode item : array) {
			if (item.isObject() && !item.isEmpty()) {
				object(item, indent + "- ", indent + STEP);
			}
			else if (item.isArray() && !item.isEmpty()) {
				this.text.append(indent).append("-\n");
				array(item, indent + STEP);
			}
			else {
				this.text.append(indent).append("- ").append(scalar(item)).append('\n');
			}
		}
	}

	private void object(JsonNode object, String first, String rest) {
		Iterator<Map.Entry<String, JsonNode>> members = object.properties().iterator();
		for (String start = first; members.hasNext(); start = rest) {
			Map.Entry<String, JsonNode> member = members.next();
			this.text.append(start).append(text(member.getKey())).append(':');
			JsonNode value = member.getValue();
			if (value.isContainer() && !value.isEmpty()) {
				this.text.append('\n');
				block(value, rest + STEP);
			}
			else {
				this.text.append(' ').append(scalar(value)).append('\n');
			}
		}
	}

	private static String scalar(JsonNode node) {
		return node.isString() ? text(node.stringValue()) : node.toString();
	}

	private static String text(String value) {
		boolean bare = BARE.matcher(value).matches() && !TAKEN.matcher(value).matches();
		return bare ? value : ConsoleOutput.quote(value);
	}

}
