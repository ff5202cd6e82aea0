package dev.wm.registry.publish;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;

import dev.wm.contract.net.IpAddress;
import dev.wm.contract.net.SiteDomain;
import dev.wm.registry.change.RevisionCommittedEvent;
import dev.wm.registry.mesh.MeshStore;
import dev.wm.registry.mesh.MeshVersion;
import dev.wm.registry.presence.KnownEndpoints;
import dev.wm.registry.status.DesiredTags;
import dev.wm.registry.view.MeshViews;
import dev.wm.registry.view.MeshViewsReader;
import dev.wm.registry.view.View;
import jakarta.annotation.PreDestroy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Keeps the views of the newest revision in memory and tells the listener of newer ones.
 * Writes that come close together are read once. While the database fails, the last views
 * stay; empty ones never take their place. Thread-safe.
 */
@Component
public class ViewPublisher implements DesiredTags, KnownEndpoints, DeliveryStatus {

	private static final Logger log = LoggerFactory.getLogger(ViewPublisher.class);

	private static final int PATIENCE_SECONDS = 1;

	private static final Duration MAX_SILENCE = Duration.ofSeconds(10);

	private final MeshViewsReader reader;

	private final MeshStore mesh;

	private final TokenIndexRefresh tokens;

	private final ViewListener listener;

	private final ApplicationEventPublisher events;

	private final ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(1,
			Thread.ofPlatform().daemon().name("publisher").factory());

	private final Debouncer debouncer = new Debouncer(this::after, System::nanoTime, this::publishRequested);

	private final ReentrantLock readLock = new ReentrantLock();

	// The latest ticket for a read of the mesh, and the latest one that was read.
	private final AtomicLong requested = new AtomicLong(1);

	private volatile long completed;

	// When the first ticket was drawn that is not read yet, 0 if there is none.
	private final AtomicLong waitingSince = new AtomicLong();

	private volatile boolean failing;

	private volatile long databaseAnsweredAt = System.nanoTime();

	private MeshVersion newest = new MeshVersion(-1, -1);

	private volatile Optional<MeshViews> current = Optional.empty();

	ViewPublisher(MeshViewsReader reader, MeshStore mesh, TokenIndexRefresh tokens, ViewListener listener,
			ApplicationEventPublisher events) {
		this.reader = reader;
		this.mesh = mesh;
		this.tokens = tokens;
		this.listener = listener;
		this.events = events;
	}

	/**
	 * The views in memory, without a query.
	 * @return empty only until the first snapshot is there
	 */
	public Optional<MeshViews> current() {
		return this.current;
	}

	/**
	 * The views with every write that this process knows of, so that a writer reads its
	 * own write. If the database does not answer, they are the last ones.
	 */
	public Optional<MeshViews> fresh() {
		if (this.completed < this.requested.get() && !this.failing) {
			try {
				if (this.readLock.tryLock(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
					locked(this::publish);
				}
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
			}
			catch (RuntimeException ex) {
				this.failing = true;
			}
		}
		return this.current;
	}

	@Override
	public boolean isReady() {
		return this.current.isPresent() && !this.failing
				&& System.nanoTime() - this.databaseAnsweredAt < MAX_SILENCE.toNanos();
	}

	@Override
	public long revision() {
		return this.current.map(MeshViews::revision).orElse(0L);
	}

	@Override
	public Optional<String> desiredTag(SiteDomain site) {
		return fresh().flatMap((mesh) -> mesh.gateway(site)).map(View::tag);
	}

	@Override
	public boolean isNew(SiteDomain site, IpAddress address) {
		return this.current.filter((mesh) -> mesh.isNewEndpoint(site, address)).isPresent();
	}

	/**
	 * Reloads the tokens before the writer gets its response; the views follow at their
	 * next reader, or after the debounce window.
	 */
	@EventListener
	void committed(RevisionCommittedEvent write) {
		try {
			changed(ticket(write.revision()));
		}
		catch (RuntimeException ex) {
			// The write is committed; the poller reads it as soon as the database
			// answers.
			log.warn("revision={} is written but cannot be read back yet: {}", write.revision(), ex.getMessage());
		}
	}

	/**
	 * Checks for writes of other processes and reads them.
	 */
	public void checkForWrites() {
		MeshVersion version;
		try {
			version = this.mesh.version();
		}
		catch (RuntimeException ex) {
			this.failing = true;
			throw ex;
		}
		this.failing = false;
		this.databaseAnsweredAt = System.nanoTime();
		changed(ticket(version));
	}

	/**
	 * Reads the first views, before any request is served.
	 */
	public void open() {
		this.tokens.refresh(this.requested.get());
		this.readLock.lock();
		locked(this::publish);
	}

	private void changed(long ticket) {
		if (this.tokens.refresh(ticket)) {
			this.listener.changed();
		}
		if (this.completed < ticket) {
			this.debouncer.trigger();
		}
	}

	/**
	 * The ticket for a write of this process; a known revision needs no new one.
	 */
	private synchronized long ticket(long revision) {
		return (revision > this.newest.revision()) ? next(new MeshVersion(revision, this.newest.observation()))
				: this.requested.get();
	}

	/**
	 * The ticket for what the database holds. A smaller revision counts too: the database
	 * may have been restored from a backup.
	 */
	private synchronized long ticket(MeshVersion version) {
		return version.equals(this.newest) ? this.requested.get() : next(version);
	}

	private synchronized long next(MeshVersion version) {
		this.newest = version;
		this.waitingSince.compareAndSet(0, System.nanoTime());
		return this.requested.incrementAndGet();
	}

	private void after(Duration delay, Runnable work) {
		// The work logs its own failures.
		var _ = this.timer.schedule(work, delay.toNanos(), TimeUnit.NANOSECONDS);
	}

	private void publishRequested() {
		try {
			this.readLock.lock();
			locked(this::publish);
		}
		catch (RuntimeException ex) {
			this.failing = true;
			log.debug("The mesh cannot be read now; the poller tries again", ex);
		}
	}

	private void locked(Runnable work) {
		try {
			work.run();
		}
		finally {
			this.readLock.unlock();
		}
	}

	private void publish() {
		long upTo = this.requested.get();
		if (this.completed >= upTo) {
			return;
		}
		long since = this.waitingSince.get();
		MeshViews taken = this.reader.read();
		// The snapshot may hold a write that was not notified yet, such as a revocation:
		// the tokens are read again before anybody sees the views.
		boolean ahead = this.tokens.refresh(ticket(taken.revision()));
		this.listener.beforePublishing(taken);
		this.current = Optional.of(taken);
		this.completed = upTo;
		this.listener.changed();
		if (ahead) {
			this.debouncer.trigger();
		}
		published(upTo, since);
	}

	private void published(long upTo, long since) {
		long now = System.nanoTime();
		// Later writes wait for the next read.
		this.waitingSince.set((this.requested.get() == upTo) ? 0 : now);
		if (since != 0) {
			this.events.publishEvent(new ViewsPublishedEvent(Duration.ofNanos(now - since)));
		}
	}

	@PreDestroy
	void close() {
		this.timer.shutdownNow();
	}

}
