package dev.wm.registry.metrics;

import java.util.Arrays;
import java.util.Locale;

/**
 * Writes figures in Prometheus' text format 0.0.4.
 */
final class MetricsText {

	static final String CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8";

	private final StringBuilder text = new StringBuilder(8192);

	/**
	 * Begins with the samples of one name.
	 */
	Family family(String name, Type type, String help) {
		this.text.append("# HELP ").append(name).append(' ').append(help).append('\n');
		this.text.append("# TYPE ").append(name).append(' ').append(type).append('\n');
		return new Family(name);
	}

	/**
	 * One figure that needs no label.
	 */
	void gauge(String name, String help, long value) {
		family(name, Type.GAUGE, help).sample(value);
	}

	/**
	 * One figure that needs no label.
	 */
	void gauge(String name, String help, double value) {
		family(name, Type.GAUGE, help).sample(value);
	}

	@Override
	public String toString() {
		return this.text.toString();
	}

	private static String number(double value) {
		if (Double.isInfinite(value)) {
			return (value > 0) ? "+Inf" : "-Inf";
		}
		return Double.toString(value);
	}

	private static String escaped(String value) {
		return value.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
	}

	/**
	 * How a figure moves.
	 */
	enum Type {

		COUNTER, GAUGE, HISTOGRAM;

		@Override
		public String toString() {
			return name().toLowerCase(Locale.ROOT);
		}

	}

	/**
	 * Samples of one name.
	 */
	final class Family {

		private final String name;

		private Family(String name) {
			this.name = name;
		}

		/**
		 * Adds one figure.
		 * @param value the figure
		 * @param labels names and values in turn
		 */
		void sample(long value, String... labels) {
			line("", Long.toString(value), labels);
		}

		/**
		 * Adds one figure.
		 * @param value the figure
		 * @param labels names and values in turn
		 */
		void sample(double value, String... labels) {
			line("", number(value), labels);
		}

		/**
		 * Adds a distribution.
		 * @param seconds what was measured
		 * @param labels names and values in turn
		 */
		void histogram(Histogram seconds, String... labels) {
			Histogram.Counts counts = seconds.counts();
			counts.each((bound, count) -> line("_bucket", Long.toString(count), with(labels, "le", number(bound))));
			line("_sum", number(counts.seconds()), labels);
			line("_count", Long.toString(counts.all()), labels);
		}

		private void line(String suffix, String value, String... labels) {
			StringBuilder out = MetricsText.this.text.append(this.name).append(suffix);
			for (int i = 0; i < labels.length; i += 2) {
				out.append((i == 0) ? '{' : ',').append(labels[i]).append("=\"").append(escaped(labels[i + 1]));
				out.append('"');
			}
			out.append((labels.length == 0) ? " " : "} ").append(value).append('\n');
		}

		private static String[] with(String[] labels, String name, String value) {
			String[] more = Arrays.copyOf(labels, labels.length + 2);
			more[labels.length] = name;
			more[labels.length + 1] = value;
			return more;
		}

	}

}
