package dev.wm.registry.credential;

import java.time.Clock;
import java.util.Comparator;
import java.util.List;

import dev.wm.contract.key.BearerToken;
import dev.wm.contract.v1.ProblemCode;
import dev.wm.contract.v1.credential.Credential;
import dev.wm.contract.v1.credential.CredentialKind;
import dev.wm.contract.v1.credential.IssuedCredential;
import dev.wm.contract.v1.credential.NewCredential;
import dev.wm.registry.access.CredentialLastUse;
import dev.wm.registry.access.Role;
import dev.wm.registry.access.TokenHash;
import dev.wm.registry.change.Actor;
import dev.wm.registry.change.Change;
import dev.wm.registry.change.ChangeLog;
import dev.wm.registry.change.WriteResult;
import dev.wm.registry.problem.RefusedException;
import dev.wm.registry.web.PrintableText;
import jakarta.persistence.EntityManager;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Manages credentials for administrators: they issue those of people, and revoke any.
 * Every replica learns of a revocation as of any other write.
 */
@Service
class CredentialService {

	private static final int LONGEST_LABEL = 64;

	private final EntityManager entities;

	private final TokenGenerator tokenGenerator;

	private final CredentialLastUse lastUse;

	private final ChangeLog changeLog;

	private final Clock clock;

	CredentialService(EntityManager entities, TokenGenerator tokenGenerator, CredentialLastUse lastUse,
			ChangeLog changeLog, Clock clock) {
		this.entities = entities;
		this.tokenGenerator = tokenGenerator;
		this.lastUse = lastUse;
		this.changeLog = changeLog;
		this.clock = clock;
	}

	@Transactional(readOnly = true)
	public List<Credential> all() {
		return entities().stream()
			.map(CredentialEntity::credential)
			.map(this.lastUse::withLastUse)
			.sorted(Comparator.comparingLong(Credential::id))
			.toList();
	}

	@Transactional(readOnly = true)
	public Credential require(long id) {
		return this.lastUse.withLastUse(entity(id).credential());
	}

	IssuedCredential issue(Actor actor, NewCredential wanted) {
		if (wanted.label() != null) {
			PrintableText.check(wanted.label(), "label", LONGEST_LABEL);
		}
		return this.changeLog.write(actor, () -> {
			Role role = (wanted.kind() == CredentialKind.ADMIN) ? Role.ADMIN : Role.VIEWER;
			BearerToken token = this.tokenGenerator.generate(role);
			CredentialEntity made = CredentialEntity.issued(role, wanted.label(), TokenHash.of(token.secret()),
					this.clock.instant());
			this.entities.persist(made);
			return new WriteResult<>(new IssuedCredential(token, made.credential()),
					Change.created("credential", made.id(), made.credential()));
		});
	}

	Credential revoke(Actor actor, long id) {
		return this.changeLog.write(actor, () -> {
			CredentialEntity found = entity(id);
			refuseIfNeeded(found);
			this.entities.remove(found);
			return new WriteResult<>(found.credential(), Change.removed("credential", id, found.credential()));
		});
	}

	private void refuseIfNeeded(CredentialEntity found) {
		if (found.isOperators()) {
			throw new RefusedException(ProblemCode.CREDENTIAL_NEEDED, "id",
					"This is the token of the setting WM_REGISTRY_TOKEN: change it there and start the registry again.");
		}
		if (found.isAdministrator() && entities().stream().filter(CredentialEntity::isAdministrator).count() == 1) {
			throw new RefusedException(ProblemCode.CREDENTIAL_NEEDED, "id",
					"This is the last administrator's token: issue another first, or nobody could run the mesh.");
		}
	}

	private List<CredentialEntity> entities() {
		return this.entities.createQuery("select c from CredentialEntity c", CredentialEntity.class).getResultList();
	}

	private CredentialEntity entity(long id) {
		CredentialEntity found = this.entities.find(CredentialEntity.class, id);
		if (found == null) {
			throw new RefusedException(ProblemCode.NOT_FOUND, "id",
					"There is no credential " + id + ": look at the list of credentials.");
		}
		return found;
	}

}
