package dev.wm.registry.transfer;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;

import dev.wm.contract.InvalidValueException;
import dev.wm.contract.v1.Problem;
import dev.wm.contract.v1.ProblemCode;
import dev.wm.contract.v1.transfer.ImportSummary;
import dev.wm.registry.change.Actor;
import dev.wm.registry.change.ChangeLog;
import dev.wm.registry.change.WriteResult;
import dev.wm.registry.limit.FairSemaphore;
import dev.wm.registry.problem.Problems;
import dev.wm.registry.problem.RefusedException;
import dev.wm.registry.settings.MeshSettings;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceException;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Exports and imports the whole registry.
 */
@Service
class TransferService implements MeshExporter {

	// Exports take long, and other requests need connections too.
	private static final int MAX_CONCURRENT = 2;

	// What is read to serve gateways and lists; the change log is shown as it is.
	private static final List<String> READ = List.of("MeshEntity", "SiteEntity", "HostEntity", "DeviceEntity",
			"ReleasedAddressEntity", "GatewayEntity", "CredentialEntity", "EnrolmentTokenEntity");

	private final FairSemaphore semaphore = new FairSemaphore(MAX_CONCURRENT);

	private final TransactionTemplate snapshots;

	private final JdbcClient database;

	private final EntityManager entities;

	private final ChangeLog changeLog;

	private final MeshSettings settings;

	TransferService(PlatformTransactionManager transactions, JdbcClient database, EntityManager entities,
			ChangeLog changeLog, MeshSettings settings) {
		this.snapshots = new TransactionTemplate(transactions);
		this.snapshots.setReadOnly(true);
		this.snapshots.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
		this.database = database;
		this.entities = entities;
		this.changeLog = changeLog;
		this.settings = settings;
	}

	@Override
	public void export(OutputStream out, boolean secrets) {
		this.semaphore.acquire();
		try {
			this.snapshots.executeWithoutResult((status) -> write(out, secrets));
		}
		finally {
			this.semaphore.release();
		}
	}

	private void write(OutputStream out, boolean secrets) {
		try {
			new MeshExport(this.database).write(new Progressing(out), secrets);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	ImportSummary importMesh(Actor actor, InputStream document, ImportListener listener) {
		return this.changeLog.writeHistory(actor, () -> {
			MeshImport target = new MeshImport(this.database, this.settings, listener);
			target.requireEmpty();
			store(document, target);
			readBack();
			return new WriteResult<>(target.summary(), target.objects());
		});
	}

	/**
	 * Refuses what could be stored and not be read, with which every later request would
	 * fail.
	 */
	private void readBack() {
		for (String entity : READ) {
			// Entities that were read before are stale, or of no use any more.
			this.entities.clear();
			try {
				this.entities.createQuery("from " + entity, Object.class).getResultList();
			}
			catch (PersistenceException ex) {
				String cause = (NestedExceptionUtils.getMostSpecificCause(ex) instanceof InvalidValueException wrong)
						? wrong.getMessage() : "A value in it has not the form that it should have.";
				throw new RefusedException(ProblemCode.IMPORT_REFUSED,
						"This document cannot be imported. " + cause + " Correct it, then import it again.");
			}
		}
		this.entities.clear();
	}

	private void store(InputStream document, MeshImport target) {
		try {
			new ImportParser(target).parse(document);
		}
		catch (DataIntegrityViolationException ex) {
			Problem problem = Problems.of(ex);
			throw new RefusedException(ProblemCode.IMPORT_REFUSED, problem.field(),
					"This document cannot be imported. " + ((problem.status() < 500) ? problem.detail()
							: "A value in it breaks a rule of the database, whose log names it: correct it."));
		}
	}

	/**
	 * Reports each part of an export as progress to those that wait.
	 */
	private final class Progressing extends FilterOutputStream {

		Progressing(OutputStream out) {
			super(out);
		}

		@Override
		public void write(byte[] bytes, int offset, int length) throws IOException {
			TransferService.this.semaphore.progress();
			this.out.write(bytes, offset, length);
		}

	}

}
