package dev.wm.registry.access;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;

import dev.wm.contract.key.BearerToken;
import dev.wm.registry.change.Actor;
import dev.wm.registry.change.Change;
import dev.wm.registry.change.Ledger;
import dev.wm.registry.change.Written;
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
public class AdminToken implements SmartInitializingSingleton {

	private static final String FILE = "admin-token";

	private final RegistrySettings settings;

	private final Ledger ledger;

	private final EntityManager entities;

	private final TokenMint mint;

	private final DataFolder folder;

	private final Clock clock;

	AdminToken(RegistrySettings settings, Ledger ledger, EntityManager entities, TokenMint mint, DataFolder folder,
			Clock clock) {
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

	private Written<Boolean> takeOver(BearerToken given) {
		TokenHash hash = TokenHash.of(given.secret());
		List<CredentialEntity> held = administrators();
		if (held.stream().anyMatch((credential) -> credential.has(hash))) {
			return Written.unchanged(false);
		}
		this.entities.createQuery("delete from CredentialEntity c where c.origin = :origin")
			.setParameter("origin", Origin.OPERATOR.text())
			.executeUpdate();
		return keep(Origin.OPERATOR, hash);
	}

	private Written<Boolean> makeUnlessThereIsOne() {
		if (!administrators().isEmpty()) {
			return Written.unchanged(false);
		}
		BearerToken token = this.mint.make(Role.ADMIN);
		// The file first: a token that is in the database alone would let nobody in,
		// ever.
		this.folder.writeSecret(FILE, token.secret() + "\n");
		return keep(Origin.GENERATED, TokenHash.of(token.secret()));
	}

	private List<CredentialEntity> administrators() {
		return this.entities
			.createQuery("select c from CredentialEntity c where c.kind = :kind", CredentialEntity.class)
			.setParameter("kind", Role.ADMIN.text())
			.getResultList();
	}

	private Written<Boolean> keep(Origin origin, TokenHash hash) {
		this.entities.persist(new CredentialEntity(Role.ADMIN, origin, hash, this.clock.instant()));
		return new Written<>(true, new Change("set", "admin_token", origin.text(), null, null));
	}

}
