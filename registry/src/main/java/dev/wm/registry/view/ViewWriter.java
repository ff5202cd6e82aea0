package dev.wm.registry.view;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.wm.contract.v1.config.GatewayConfig;
import dev.wm.contract.v1.config.NameRecord;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.annotation.JsonSerialize;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes the views of one revision as JSON. The list of names is in every gateway's view
 * and is written once.
 */
final class ViewWriter {

	private static final String SELF = ViewWriter.class.getName();

	private final JsonMapper plain;

	private final JsonMapper sharing;

	private final Map<Same, Segment> shared = new ConcurrentHashMap<>();

	/**
	 * A writer for one revision.
	 * @param plain writes the shared lists
	 * @param sharing the mapper of {@link #sharing(JsonMapper)}
	 */
	ViewWriter(JsonMapper plain, JsonMapper sharing) {
		this.plain = plain;
		this.sharing = sharing;
	}

	/**
	 * A mapper that leaves out the shared lists. It caches serializers, so it should be
	 * reused for the next revision.
	 */
	static JsonMapper sharing(JsonMapper json) {
		return json.rebuild().addMixIn(GatewayConfig.class, SharedNames.class).build();
	}

	SegmentedBody write(Object config) {
		SegmentedOutputStream out = new SegmentedOutputStream();
		this.sharing.writer()
			.withAttribute(SELF, this)
			.withAttribute(SegmentedOutputStream.class, out)
			.writeValue(out, config);
		return out.body();
	}

	private Segment segment(List<?> list) {
		return this.shared.computeIfAbsent(new Same(list),
				(key) -> Segment.shared(this.plain.writeValueAsBytes(key.list())));
	}

	/**
	 * A list by identity: comparing 20,000 names costs as much as writing them.
	 *
	 * @param list the list
	 */
	private record Same(List<?> list) {

		@Override
		@SuppressWarnings("ReferenceEquality") // It is the point of this class.
		public boolean equals(Object other) {
			return other instanceof Same same && same.list == this.list;
		}

		@Override
		public int hashCode() {
			return System.identityHashCode(this.list);
		}

	}

	/**
	 * Jackson annotations for the contract's record.
	 */
	private interface SharedNames {

		@JsonProperty
		@JsonSerialize(using = SharedList.class)
		List<NameRecord> names();

	}

	/**
	 * Writes a shared segment in the place of the list.
	 */
	static final class SharedList extends ValueSerializer<List<?>> {

		@Override
		public void serialize(List<?> list, JsonGenerator json, SerializationContext context) {
			ViewWriter writer = (ViewWriter) context.getAttribute(SELF);
			SegmentedOutputStream out = (SegmentedOutputStream) context.getAttribute(SegmentedOutputStream.class);
			// An empty value: it writes what comes before it, such as the colon.
			json.writeRawValue("");
			json.flush();
			out.append(writer.segment(list));
		}

	}

}
