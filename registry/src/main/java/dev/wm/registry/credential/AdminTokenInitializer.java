package dev.wm.registry.credential;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;

import dev.wm.contract.key.BearerToken;
import dev.wm.registry.access.Role;
import dev.wm.registry.access.TokenHash;
import dev.wm.registry.change.Actor;
import dev.wm.registry.change.Change;
import dev.wm.registry.change.ChangeLog;
import dev.wm.registry.change.WriteResult;
import dev.wm.registry.files.DataFolder;
import dev.wm.registry.settings.RegistrySettings;
import jakarta.persistence.EntityManager;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;

/**
 * Sees to it at start that there is an administrator: the operator's token if one was
 * given, else one that is made and written to a file.
 */
@Component
public class AdminTokenInitializer implements SmartInitializingSingleton {

	private static final String FILE = "admin-token";

	private final RegistrySettings settings;

	private final ChangeLog ledger;

	private final EntityManager entities;

	private final TokenGenerator mint;

	private final DataFolder folder;

	private final Clock clock;

	AdminTokenInitializer(RegistrySettings settings, ChangeLog ledger, EntityManager entities, TokenGenerator mint,
			DataFolder folder, Clock clock) {
		this.settings = settings;
		this.ledger = ledger;
		this.entities = entities;
		this.mint = mint;
		this.folder = folder;
		this.clock = clock;
	}

	/**
	 * Where a token that was made at first start is.
	 * @param folder the data folder
	 * @return the file, which is there only if one was made
	 */
	public static Path file(DataFolder folder) {
		return folder.resolve(FILE);
	}

	@Override
	public void afterSingletonsInstantiated() {
		BearerToken given = this.settings.adminToken();
		this.ledger.write(Actor.REGISTRY, () -> (given != null) ? takeOver(given) : makeUnlessThereIsOne());
	}

	private WriteResult<Boolean> takeOver(BearerToken given) {
		TokenHash hash = TokenHash.of(given.secret());
		List<CredentialEntity> held = administrators();
		if (held.stream().anyMatch((credential) -> credential.has(hash))) {
			return WriteResult.unchanged(false);
		}
		this.entities.createQuery("delete from CredentialEntity c where c.origin = :origin")
			.setParameter("origin", CredentialOrigin.OPERATOR.text())
			.executeUpdate();
		return keep(CredentialOrigin.OPERATOR, hash);
	}

	private WriteResult<Boolean> makeUnlessThereIsOne() {
		if (!administrators().isEmpty()) {
			return WriteResult.unchanged(false);
		}
		BearerToken token = this.mint.make(Role.ADMIN);
		// The file first: a token that is in the database alone would let nobody in,
		// ever.
		this.folder.writeSecret(FILE, token.secret() + "\n");
		return keep(CredentialOrigin.GENERATED, TokenHash.of(token.secret()));
	}

	private List<CredentialEntity> administrators() {
		return this.entities
			.createQuery("select c from CredentialEntity c where c.kind = :kind", CredentialEntity.class)
			.setParameter("kind", Role.ADMIN.text())
			.getResultList();
	}

	private WriteResult<Boolean> keep(CredentialOrigin origin, TokenHash hash) {
		this.entities.persist(new CredentialEntity(Role.ADMIN, origin, hash, this.clock.instant()));
		return new WriteResult<>(true, new Change("set", "admin_token", origin.text(), null, null));
	}

}
