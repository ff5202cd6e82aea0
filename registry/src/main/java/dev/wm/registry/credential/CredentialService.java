package dev.wm.registry.credential;

import java.time.Clock;
import java.util.List;

import dev.wm.contract.key.BearerToken;
import dev.wm.contract.v1.Listing;
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
import dev.wm.registry.web.PageParameters;
import dev.wm.registry.web.PrintableText;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Manages credentials for administrators: they issue those of people, and revoke any.
 * Every replica learns of a revocation as of any other write.
 */
@Service
class CredentialService {

	private static final int LONGEST_LABEL = 64;

	private final CredentialRepository repository;

	private final TokenGenerator tokenGenerator;

	private final CredentialLastUse lastUse;

	private final ChangeLog changeLog;

	private final Clock clock;

	CredentialService(CredentialRepository repository, TokenGenerator tokenGenerator, CredentialLastUse lastUse,
			ChangeLog changeLog, Clock clock) {
		this.repository = repository;
		this.tokenGenerator = tokenGenerator;
		this.lastUse = lastUse;
		this.changeLog = changeLog;
		this.clock = clock;
	}

	@Transactional(readOnly = true)
	public Listing<Credential> page(PageParameters page, @Nullable CredentialKind kind) {
		Long after = page.after(PageParameters::number);
		List<CredentialEntity> rows = this.repository.findPage((after != null) ? after : -1,
				(kind != null) ? kind.toString() : "", page.name(), Limit.of(page.rows()));
		return page.of(rows.stream().map(CredentialEntity::credential).map(this.lastUse::withLastUse).toList(),
				Credential::id);
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
			this.repository.save(made);
			return new WriteResult<>(new IssuedCredential(token, made.credential()),
					Change.created("credential", made.id(), made.credential()));
		});
	}

	Credential revoke(Actor actor, long id) {
		return this.changeLog.write(actor, () -> {
			CredentialEntity found = entity(id);
			refuseIfNeeded(found);
			this.repository.delete(found);
			return new WriteResult<>(found.credential(), Change.removed("credential", id, found.credential()));
		});
	}

	private void refuseIfNeeded(CredentialEntity found) {
		if (found.isOperators()) {
			throw new RefusedException(ProblemCode.CREDENTIAL_NEEDED, "id",
					"This is the token of the setting WM_REGISTRY_TOKEN: change it there and start the registry again.");
		}
		if (found.isAdministrator() && this.repository.countByKind(Role.ADMIN.text()) == 1) {
			throw new RefusedException(ProblemCode.CREDENTIAL_NEEDED, "id",
					"This is the last administrator's token: issue another first, or nobody could run the mesh.");
		}
	}

	private CredentialEntity entity(long id) {
		return this.repository.findById(id)
			.orElseThrow(() -> new RefusedException(ProblemCode.NOT_FOUND, "id",
					"There is no credential " + id + ": see wm token list."));
	}

}
