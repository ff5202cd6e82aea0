package dev.wm.registry.check.rule;

import java.time.Duration;
import java.util.List;

import dev.wm.contract.v1.check.Finding;
import dev.wm.contract.v1.check.Severity;
import dev.wm.contract.v1.gateway.Gateway;

/**
 * Builds findings, and formats names and durations for them.
 */
public final class Findings {

	private static final int NAMED = 3;

	private Findings() {
	}

	static Finding atSite(Severity severity, String code, Object site, String detail, String remedy) {
		return new Finding(severity, code, "site", site.toString(), detail, remedy);
	}

	static Finding atGateway(Severity severity, String code, Gateway gateway, String detail, String remedy) {
		return new Finding(severity, code, "gateway", gateway.site().toString(), detail, remedy);
	}

	/**
	 * The first few of many names, for a sentence.
	 */
	static String firstFew(List<String> names) {
		int more = names.size() - NAMED;
		return String.join(", ", names.stream().limit(NAMED).toList()) + ((more > 0) ? " and " + more + " more" : "");
	}

	/**
	 * Counts things.
	 * @param thing its singular
	 * @return such as {@code 1 packet} or {@code 2 packets}
	 */
	static String times(long count, String thing) {
		return count + " " + thing + ((count == 1) ? "" : "s");
	}

	/**
	 * Says when something was.
	 * @param seconds how long ago
	 * @return such as {@code 5 minutes ago}
	 */
	static String ago(long seconds) {
		return span(Duration.ofSeconds(seconds)) + " ago";
	}

	/**
	 * Formats a duration in its largest sensible unit.
	 * @param span the duration
	 * @return such as {@code 5 minutes}
	 */
	public static String span(Duration span) {
		if (span.toMinutes() < 2) {
			return span.toSeconds() + " seconds";
		}
		if (span.toHours() < 2) {
			return span.toMinutes() + " minutes";
		}
		return (span.toDays() < 2) ? span.toHours() + " hours" : span.toDays() + " days";
	}

}
