package dev.wm.registry.rollback;

import java.util.List;

import dev.wm.contract.v1.change.Difference;
import dev.wm.contract.v1.change.RevisionDiff;
import dev.wm.registry.change.Actor;
import dev.wm.registry.change.Change;
import dev.wm.registry.change.ChangeLog;
import dev.wm.registry.change.WriteResult;
import dev.wm.registry.history.HistoryService;
import dev.wm.registry.mesh.MeshStore;
import org.springframework.stereotype.Service;

/**
 * Rolls the mesh back to an earlier revision, as one new write. Credentials, tokens and
 * keys stay: an earlier key would cut its gateway off.
 */
@Service
class RollbackService {

	private final ChangeLog changeLog;

	private final HistoryService history;

	private final MeshStore mesh;

	private final MeshRollback restorer;

	RollbackService(ChangeLog changeLog, HistoryService history, MeshStore mesh, MeshRollback restorer) {
		this.changeLog = changeLog;
		this.history = history;
		this.mesh = mesh;
		this.restorer = restorer;
	}

	RevisionDiff rollback(Actor actor, long revision) {
		return this.changeLog.write(actor, () -> {
			this.history.requireKnown(revision, "revision");
			long now = this.mesh.revision();
			List<Change> changes = this.restorer.restore(this.history.between(now, revision).differences());
			List<Difference> done = this.history.differences(changes);
			return new WriteResult<>(new RevisionDiff(now, changes.isEmpty() ? now : now + 1, done), changes);
		});
	}

}
