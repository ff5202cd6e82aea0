package dev.wm.registry.history;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import dev.wm.contract.v1.Listing;
import dev.wm.contract.v1.ProblemCode;
import dev.wm.contract.v1.change.Change;
import dev.wm.contract.v1.change.Difference;
import dev.wm.contract.v1.change.RevisionDiff;
import dev.wm.registry.change.ObjectStates;
import dev.wm.registry.mesh.MeshStore;
import dev.wm.registry.problem.RefusedException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Reads the change log: its pages, and the difference between two revisions.
 */
@Service
public class HistoryService {

	private final ChangeRepository repository;

	private final ObjectStates states;

	private final MeshStore mesh;

	HistoryService(ChangeRepository repository, ObjectStates states, MeshStore mesh) {
		this.repository = repository;
		this.states = states;
		this.mesh = mesh;
	}

	Listing<Change> page(ChangeFilter filter, ChangePage page) {
		List<ChangeRow> rows = this.repository.page(filter, page);
		boolean more = rows.size() > page.limit();
		List<ChangeRow> shown = more ? rows.subList(0, page.limit()) : rows;
		return new Listing<>(shown.stream().map(this::change).toList(),
				more ? ChangePage.next(shown.getLast().key()) : null);
	}

	/**
	 * Computes the difference between two revisions.
	 * @param from the first revision
	 * @param to the second one, earlier than {@code from} for the backward difference;
	 * null for the newest
	 * @return the difference
	 */
	@Transactional(readOnly = true)
	public RevisionDiff between(long from, @Nullable Long to) {
		long now = this.mesh.revision();
		long end = (to != null) ? to : now;
		requireKnown(from, now, "from");
		requireKnown(end, now, "to");
		ChangeReplay replay = new ChangeReplay();
		this.repository.between(Math.min(from, end), Math.max(from, end))
			.forEach((row) -> replay.add(row.kind(), this.states.members(row.before()),
					this.states.members(row.after())));
		return new RevisionDiff(from, end, (from <= end) ? replay.forwards() : replay.backwards());
	}

	/**
	 * Merges the changes of a write.
	 * @param changes the changes
	 * @return one difference for each object that is not as before
	 */
	public List<Difference> differences(List<dev.wm.registry.change.Change> changes) {
		return this.states.differences(changes);
	}

	/**
	 * The time of the newest write.
	 * @return the time, empty if there is none
	 */
	public Optional<Instant> lastChange() {
		return this.repository.lastChange();
	}

	/**
	 * The time of the newest change of an object by one action.
	 * @param action the action
	 * @param kind the kind of object
	 * @param name its name
	 * @return the time, empty if there is none
	 */
	public Optional<Instant> lastChange(String action, String kind, String name) {
		return this.repository.lastChange(action, kind, name);
	}

	/**
	 * Refuses an unknown revision.
	 * @param revision the revision
	 * @param field the member or parameter that names it
	 */
	@Transactional(readOnly = true)
	public void requireKnown(long revision, String field) {
		requireKnown(revision, this.mesh.revision(), field);
	}

	private static void requireKnown(long revision, long now, String field) {
		if (revision < 0 || revision > now) {
			throw new RefusedException(ProblemCode.NOT_FOUND, field,
					"There is no revision " + revision + ": choose one from 0 to " + now + ".");
		}
	}

	private Change change(ChangeRow row) {
		return new Change(row.key().revision(), row.at(), row.actor().toString(), row.actor().label(), row.action(),
				row.kind(), row.name(), this.states.members(row.before()), this.states.members(row.after()));
	}

}
