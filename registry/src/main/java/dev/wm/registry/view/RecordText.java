package dev.wm.registry.view;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

import dev.wm.contract.v1.Api;
import dev.wm.contract.v1.config.DevicePeer;
import dev.wm.contract.v1.config.NameRecord;
import dev.wm.contract.v1.config.PeerSite;
import dev.wm.contract.v1.host.Host;
import org.jspecify.annotations.Nullable;

/**
 * Describes the contract's records as text. The first component of a record is its name.
 */
final class RecordText {

	private RecordText() {
	}

	static String name(Object thing) {
		return String.valueOf(isOfApi(thing) ? value(components(thing)[0], thing) : thing);
	}

	/**
	 * The address of a record, empty if it has none.
	 */
	static String address(Object thing) {
		return switch (thing) {
			case PeerSite peer -> peer.subnet().toString();
			case Host host -> host.overlayAddress().toString();
			case DevicePeer device -> device.overlayAddress().toString();
			case NameRecord name -> name.address().toString();
			default -> "";
		};
	}

	static List<String> changes(String subject, @Nullable Object before, @Nullable Object after) {
		if (Objects.equals(before, after)) {
			return List.of();
		}
		if (before == null || after == null || !isOfApi(before)) {
			return List.of("~ " + subject + " " + text(before) + " \u2192 " + text(after));
		}
		List<String> lines = new ArrayList<>();
		for (RecordComponent component : components(before)) {
			Object oldValue = value(component, before);
			Object newValue = value(component, after);
			if (!Objects.equals(oldValue, newValue)) {
				lines.add("~ " + subject + " " + label(component) + " " + text(oldValue) + " \u2192 " + text(newValue));
			}
		}
		return lines;
	}

	static String label(RecordComponent component) {
		return component.getName().replaceAll("([A-Z])", " $1").toLowerCase(Locale.ROOT);
	}

	static @Nullable Object value(RecordComponent component, Object of) {
		try {
			return component.getAccessor().invoke(of);
		}
		catch (ReflectiveOperationException ex) {
			throw new IllegalStateException("The contract's records are public", ex);
		}
	}

	// The other records are values, which have a text of their own.
	private static boolean isOfApi(Object thing) {
		return thing instanceof Record && thing.getClass().getPackageName().startsWith(Api.class.getPackageName());
	}

	private static RecordComponent[] components(Object thing) {
		return thing.getClass().getRecordComponents();
	}

	private static String text(@Nullable Object value) {
		return (value != null) ? value.toString() : "none";
	}

}
