package dev.wm.registry.log;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.regex.Pattern;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.LayoutBase;

/**
 * Formats a log event as one line of {@code key=value}. Tokens are truncated.
 */
public final class KeyValueLayout extends LayoutBase<ILoggingEvent> {

	private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSXXX");

	private static final Pattern PAIRS = Pattern.compile("[a-z_]+=[^\\s\"]+( [a-z_]+=[^\\s\"]+)*");

	private static final Pattern TOKEN = Pattern.compile("(wm_(?:adm|view|gw|dev|enr)_)[A-Za-z0-9_-]+");

	private static final Pattern BREAKS = Pattern.compile("\\s*[\\r\\n]+\\s*");

	@Override
	public String doLayout(ILoggingEvent event) {
		String logger = event.getLoggerName();
		StringBuilder line = new StringBuilder(256);
		line.append("time=").append(TIME.format(event.getInstant().atZone(ZoneId.systemDefault())));
		line.append(" level=").append(event.getLevel());
		line.append(" logger=").append(logger.substring(logger.lastIndexOf('.') + 1)).append(' ');
		line.append(message(sanitized(event.getFormattedMessage())));
		IThrowableProxy thrown = event.getThrowableProxy();
		if (thrown != null) {
			line.append(" thrown=").append(quoted(sanitized(ThrowableProxyUtil.asString(thrown))));
		}
		return line.append('\n').toString();
	}

	// A message that consists of pairs already is kept.
	private static String message(String text) {
		return PAIRS.matcher(text).matches() ? text : "msg=" + quoted(text);
	}

	private static String sanitized(String text) {
		String oneLine = BREAKS.matcher(text.strip()).replaceAll(" | ");
		return TOKEN.matcher(oneLine).replaceAll("$1...");
	}

	private static String quoted(String text) {
		return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
	}

}
