package dev.wm.agent.desired;

import dev.wm.contract.net.DnsLabel;
import dev.wm.contract.net.HostName;
import dev.wm.contract.net.IpAddress;
import dev.wm.contract.net.SiteDomain;
import dev.wm.contract.v1.NameRecord;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.ValueDeserializer;

import static dev.wm.contract.InvalidValueException.requirePresent;

/**
 * Reads one of the mesh's names. There are thousands of them, and Jackson's own way,
 * which has to do for any record, takes several times as long.
 */
final class NameReader extends ValueDeserializer<NameRecord> {

	private static final Object LAST_DOMAIN = new Object();

	@Override
	public @Nullable NameRecord deserialize(JsonParser parser, DeserializationContext context) {
		if (!parser.isExpectedStartObjectToken()) {
			return (NameRecord) context.handleUnexpectedToken(NameRecord.class, parser);
		}
		HostName name = null;
		IpAddress address = null;
		boolean isolated = false;
		for (String member = parser.nextName(); member != null; member = parser.nextName()) {
			parser.nextToken();
			switch (member) {
				case "name" -> name = name(text(parser, context), context);
				case "address" -> address = IpAddress.parse(text(parser, context));
				case "isolated" -> isolated = flag(parser, context);
				default -> parser.skipChildren();
			}
		}
		return new NameRecord(requirePresent(name, "name"), requirePresent(address, "address"), isolated);
	}

	// What is not a text is not made one.
	private static String text(JsonParser parser, DeserializationContext context) {
		return parser.hasToken(JsonToken.VALUE_STRING) ? parser.getString()
				: (String) context.handleUnexpectedToken(String.class, parser);
	}

	// One that is isolated must not become free because the registry says so oddly.
	private static boolean flag(JsonParser parser, DeserializationContext context) {
		return switch (parser.currentToken()) {
			case VALUE_TRUE -> true;
			case VALUE_FALSE, VALUE_NULL -> false;
			default -> (boolean) context.handleUnexpectedToken(boolean.class, parser);
		};
	}

	// Names come sorted by domain, and the same domain need not be there a hundred times.
	private static HostName name(String text, DeserializationContext context) {
		if (context.getAttribute(LAST_DOMAIN) instanceof SiteDomain domain) {
			int dot = text.length() - domain.toString().length() - 1;
			if (dot > 0 && text.charAt(dot) == '.' && text.endsWith(domain.toString())) {
				return new HostName(DnsLabel.parse(text.substring(0, dot)), domain);
			}
		}
		HostName name = HostName.parse(text);
		context.setAttribute(LAST_DOMAIN, name.domain());
		return name;
	}

}
