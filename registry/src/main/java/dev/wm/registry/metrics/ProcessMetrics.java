package dev.wm.registry.metrics;

import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.lang.management.MemoryUsage;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

import dev.wm.contract.text.Version;
import org.springframework.stereotype.Component;

/**
 * How the process itself is doing.
 */
@Component
class ProcessMetrics {

	void write(MetricsText text) {
		text.family("wm_registry_info", MetricsText.Type.GAUGE, "1, with the registry's version.")
			.sample(1, "version", Version.text());
		text.gauge("process_start_time_seconds", "When the process began, in seconds since 1970.",
				seconds(ManagementFactory.getRuntimeMXBean().getStartTime()));
		memory(text);
		collections(text);
		text.gauge("jvm_threads", "Platform threads that live.", ManagementFactory.getThreadMXBean().getThreadCount());
	}

	private static void memory(MetricsText text) {
		MemoryMXBean memory = ManagementFactory.getMemoryMXBean();
		Map<String, MemoryUsage> areas = new TreeMap<>(
				Map.of("heap", memory.getHeapMemoryUsage(), "nonheap", memory.getNonHeapMemoryUsage()));
		MetricsText.Family used = text.family("jvm_memory_used_bytes", MetricsText.Type.GAUGE, "Memory in use.");
		areas.forEach((area, usage) -> used.sample(usage.getUsed(), "area", area));
		MetricsText.Family committed = text.family("jvm_memory_committed_bytes", MetricsText.Type.GAUGE,
				"Memory taken from the machine.");
		areas.forEach((area, usage) -> committed.sample(usage.getCommitted(), "area", area));
		text.gauge("jvm_memory_heap_max_bytes", "What the heap may grow to.", memory.getHeapMemoryUsage().getMax());
	}

	private static void collections(MetricsText text) {
		MetricsText.Family count = text.family("jvm_gc_collections_total", MetricsText.Type.COUNTER,
				"Garbage collections.");
		for (GarbageCollectorMXBean collector : ManagementFactory.getGarbageCollectorMXBeans()) {
			count.sample(collector.getCollectionCount(), "gc", collector.getName());
		}
		MetricsText.Family took = text.family("jvm_gc_seconds_total", MetricsText.Type.COUNTER,
				"Time spent collecting garbage.");
		for (GarbageCollectorMXBean collector : ManagementFactory.getGarbageCollectorMXBeans()) {
			took.sample(seconds(collector.getCollectionTime()), "gc", collector.getName());
		}
	}

	private static double seconds(long millis) {
		return (double) millis / TimeUnit.SECONDS.toMillis(1);
	}

}
