package dev.wm.registry.transfer;

import java.util.List;

import dev.wm.contract.v1.change.Difference;
import dev.wm.contract.v1.change.RevisionDiff;
import dev.wm.registry.change.Actor;
import dev.wm.registry.change.Change;
import dev.wm.registry.change.History;
import dev.wm.registry.change.Ledger;
import dev.wm.registry.change.Written;
import dev.wm.registry.mesh.MeshStore;
import org.springframework.stereotype.Service;

/**
 * Brings the mesh back to an earlier revision, as one new write. Credentials, tokens and
 * keys stay as they are now: a gateway's key that went back in time would cut it off.
 */
@Service
class Rollbacks {

	private final Ledger ledger;

	private final History history;

	private final MeshStore mesh;

	private final Restorer restorer;

	Rollbacks(Ledger ledger, History history, MeshStore mesh, Restorer restorer) {
		this.ledger = ledger;
		this.history = history;
		this.mesh = mesh;
		this.restorer = restorer;
	}

	RevisionDiff rollback(Actor actor, long revision) {
		return this.ledger.write(actor, () -> {
			this.history.requireKnown(revision, "revision");
			long now = this.mesh.revision();
			List<Change> changes = this.restorer.restore(this.history.between(now, revision).differences());
			List<Difference> done = this.history.differences(changes);
			return new Written<>(new RevisionDiff(now, changes.isEmpty() ? now : now + 1, done), changes);
		});
	}

}
