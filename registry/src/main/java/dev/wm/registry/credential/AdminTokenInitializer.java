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
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;

/**
 * Makes sure at start that there is an administrator: with the operator's token if one is
 * set, else with a generated one that is written to a file.
 */
@Component
public class AdminTokenInitializer implements SmartInitializingSingleton {

	private static final String FILE = "admin-token";

	private final RegistrySettings settings;

	private final ChangeLog changeLog;

	private final CredentialRepository repository;

	private final TokenGenerator tokenGenerator;

	private final DataFolder folder;

	private final Clock clock;

	AdminTokenInitializer(RegistrySettings settings, ChangeLog changeLog, CredentialRepository repository,
			TokenGenerator tokenGenerator, DataFolder folder, Clock clock) {
		this.settings = settings;
		this.changeLog = changeLog;
		this.repository = repository;
		this.tokenGenerator = tokenGenerator;
		this.folder = folder;
		this.clock = clock;
	}

	/**
	 * The file of a token that was generated at first start.
	 * @param folder the data folder
	 * @return the file, which exists only if a token was generated
	 */
	public static Path file(DataFolder folder) {
		return folder.resolve(FILE);
	}

	@Override
	public void afterSingletonsInstantiated() {
		BearerToken given = this.settings.adminToken();
		this.changeLog.write(Actor.REGISTRY, () -> (given != null) ? useGiven(given) : generateIfNone());
	}

	private WriteResult<Boolean> useGiven(BearerToken given) {
		TokenHash hash = TokenHash.of(given.secret());
		List<CredentialEntity> current = administrators();
		if (current.stream().anyMatch((credential) -> credential.has(hash))) {
			return WriteResult.unchanged(false);
		}
		this.repository.deleteByOrigin(CredentialOrigin.OPERATOR.text());
		return store(CredentialOrigin.OPERATOR, hash);
	}

	private WriteResult<Boolean> generateIfNone() {
		if (!administrators().isEmpty()) {
			return WriteResult.unchanged(false);
		}
		BearerToken token = this.tokenGenerator.generate(Role.ADMIN);
		// The file first: nobody would ever know a token that is in the database alone.
		this.folder.writeSecret(FILE, token.secret() + "\n");
		return store(CredentialOrigin.GENERATED, TokenHash.of(token.secret()));
	}

	private List<CredentialEntity> administrators() {
		return this.repository.findByKind(Role.ADMIN.text());
	}

	private WriteResult<Boolean> store(CredentialOrigin origin, TokenHash hash) {
		this.repository.save(new CredentialEntity(Role.ADMIN, origin, hash, this.clock.instant()));
		return new WriteResult<>(true, new Change("set", "admin_token", origin.text(), null, null));
	}

}
