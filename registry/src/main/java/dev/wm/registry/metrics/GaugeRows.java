package dev.wm.registry.metrics;

import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;

/**
 * One gauge at one moment, with a value for each set of labels.
 */
final class GaugeRows {

	private final GaugeSnapshot.Builder gauge = GaugeSnapshot.builder();

	GaugeRows(String name, String help) {
		this.gauge.name(name).help(help);
	}

	/**
	 * Adds one value.
	 * @param value the value
	 * @param labels names and values in turn
	 */
	GaugeRows add(long value, String... labels) {
		this.gauge.dataPoint(GaugeDataPointSnapshot.builder().value((double) value).labels(Labels.of(labels)).build());
		return this;
	}

	GaugeSnapshot snapshot() {
		return this.gauge.build();
	}

}
