package dev.wm.registry.instance;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Which instance holds a site. A new instance takes over at once, since it usually is the
 * same machine after a reboot or a restored state: only when the former one is heard of
 * again are there two, and then the newer one is the clone. Of more machines, each that
 * is younger than one that is still there is a clone, in whatever order they report. A
 * clone's next start descends from it, and a holder's next start from the holder, so both
 * stay what they are. Once the holder is silent, a clone may take its place. Immutable.
 *
 * @param session the number of the credential; a new enrolment begins anew
 * @param holder the holder's id
 * @param holderAddress where it reports from
 * @param holderAt when it was last heard of, to a minute
 * @param former the ids of the holders before, the oldest first, separated by spaces;
 * null if none
 * @param cloneId the clone's id, null if none
 * @param cloneAddress where the clone reports from, null if none
 * @param cloneAt when the clone was last refused, null if it was not
 */
record Lineage(long session, String holder, String holderAddress, Instant holderAt, @Nullable String former,
		@Nullable String cloneId, @Nullable String cloneAddress, @Nullable Instant cloneAt) {

	/** How long a holder is silent until a clone may take its place. */
	static final Duration SILENCE = Duration.ofMinutes(5);

	private static final Duration GRANULARITY = Duration.ofMinutes(1);

	private static final int MOST_FORMER = 8;

	static Lineage first(long session, Instance instance, String address, Instant now) {
		return new Lineage(session, instance.id(), address, now, null, null, null, null);
	}

	/**
	 * Judges a report.
	 * @param reporting the number of the credential that it came with
	 * @param instance who sent it
	 * @param address where it came from
	 * @param now when
	 * @return this if nothing is to be stored, or what takes its place
	 */
	Lineage after(long reporting, Instance instance, String address, Instant now) {
		if (reporting != this.session) {
			return first(reporting, instance, address, now);
		}
		if (instance.id().equals(this.holder)) {
			return heard(address, now);
		}
		List<String> elders = elders();
		int place = elders.indexOf(instance.id());
		if (place >= 0) {
			return new Lineage(this.session, instance.id(), address, now, joined(elders.subList(0, place)), this.holder,
					this.holderAddress, null);
		}
		boolean silent = Duration.between(this.holderAt, now).compareTo(SILENCE) > 0;
		if (instance.descendsFrom(this.cloneId) && !silent) {
			return new Lineage(this.session, this.holder, this.holderAddress, this.holderAt, this.former, instance.id(),
					address, now);
		}
		boolean replaced = instance.descendsFrom(this.cloneId);
		elders.add(this.holder);
		return new Lineage(this.session, instance.id(), address, now, joined(elders), replaced ? null : this.cloneId,
				replaced ? null : this.cloneAddress, replaced ? null : this.cloneAt);
	}

	private List<String> elders() {
		return new ArrayList<>((this.former != null) ? List.of(this.former.split(" ")) : List.of());
	}

	private static @Nullable String joined(List<String> ids) {
		return ids.isEmpty() ? null : String.join(" ", ids.subList(Math.max(0, ids.size() - MOST_FORMER), ids.size()));
	}

	private Lineage heard(String address, Instant now) {
		boolean known = address.equals(this.holderAddress)
				&& Duration.between(this.holderAt, now).compareTo(GRANULARITY) < 0;
		return known ? this : new Lineage(this.session, this.holder, address, now, this.former, this.cloneId,
				this.cloneAddress, this.cloneAt);
	}

	/** Whether an instance is the clone. */
	boolean isClone(Instance instance) {
		return instance.id().equals(this.cloneId);
	}

}
