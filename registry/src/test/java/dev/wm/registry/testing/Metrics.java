package dev.wm.registry.testing;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Prometheus' text format 0.0.4, read more strictly than Prometheus does: every name is
 * announced once, with its samples together, and histograms agree with themselves.
 *
 * @param samples the figures, by name and labels as they are written
 */
public record Metrics(Map<String, Double> samples) {

	private static final String LABEL = "[a-z_]+=\"(?:[^\"\\\\\\n]|\\\\[\\\\\"n])*\"";

	private static final Pattern SAMPLE = Pattern
		.compile("([a-z0-9_]+)(\\{" + LABEL + "(?:," + LABEL + ")*})? (-?[0-9.]+(?:E-?[0-9]+)?|\\+Inf|NaN)");

	private static final Pattern HEADING = Pattern
		.compile("# HELP ([a-z0-9_]+) (\\S.*)\\n# TYPE \\1 (counter|gauge|histogram|summary)\\n");

	private static final Pattern BUCKET = Pattern.compile("_bucket\\{(?:(.*),)?le=\"[^\"]+\"}$");

	public static Metrics parse(String text) {
		require(text.endsWith("\n"), "The last line does not end.");
		Map<String, String> types = new HashMap<>();
		Map<String, Double> samples = new LinkedHashMap<>();
		Matcher heading = HEADING.matcher(text);
		int at = 0;
		while (at < text.length()) {
			require(heading.find(at) && heading.start() == at, "No heading: " + text.substring(at));
			String name = heading.group(1);
			require(types.put(name, heading.group(3)) == null, name + " is announced twice.");
			int end = text.indexOf("# ", heading.end());
			at = (end < 0) ? text.length() : end;
			String lines = text.substring(heading.end(), at);
			lines.lines().forEach((line) -> sample(samples, name, heading.group(3), line));
		}
		require(!types.isEmpty(), "There is nothing.");
		histograms(samples);
		return new Metrics(samples);
	}

	private static void sample(Map<String, Double> samples, String family, String type, String line) {
		Matcher sample = SAMPLE.matcher(line);
		require(sample.matches(), "No sample: " + line);
		String allowed = switch (type) {
			case "histogram" -> family + "_(bucket|sum|count)";
			case "summary" -> family + "(_sum|_count)?";
			default -> family;
		};
		require(sample.group(1).matches(allowed), line + " is not of " + family);
		require(!type.equals("counter") || family.endsWith("_total"), family + " is a counter but no total.");
		String key = line.substring(0, line.lastIndexOf(' '));
		double value = sample.group(3).equals("+Inf") ? Double.POSITIVE_INFINITY : Double.parseDouble(sample.group(3));
		require(samples.put(key, value) == null, key + " is there twice.");
	}

	private static void histograms(Map<String, Double> samples) {
		Map<String, Double> highest = new HashMap<>();
		samples.forEach((key, value) -> {
			Matcher bucket = BUCKET.matcher(key);
			if (bucket.find()) {
				String labels = (bucket.group(1) == null) ? "" : "{" + bucket.group(1) + "}";
				Double before = highest.put(key.substring(0, bucket.start()) + "_count" + labels, value);
				require(before == null || before <= value, key + " is less than the bucket before.");
			}
		});
		highest
			.forEach((count, value) -> require(value.equals(samples.get(count)), count + " is not the last bucket."));
	}

	private static void require(boolean condition, String otherwise) {
		if (!condition) {
			throw new IllegalArgumentException(otherwise);
		}
	}

	/**
	 * One figure.
	 * @param sample its name and labels as they are written
	 * @return 0 if it is not there
	 */
	public double get(String sample) {
		return this.samples.getOrDefault(sample, 0.0);
	}

}
