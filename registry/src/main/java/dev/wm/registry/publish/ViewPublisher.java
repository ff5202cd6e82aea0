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
 * Keeps the current revision in memory and tells those who wait for it. Writes that come
 * in a burst are read back once. When the database fails, the last revision stays; an
 * empty one never takes its place.
 */
@Component
public class ViewPublisher implements DesiredTags, KnownEndpoints, DeliveryStatus {

	private static final Logger log = LoggerFactory.getLogger(ViewPublisher.class);

	private static final int PATIENCE_SECONDS = 1;

	private static final Duration LONGEST_SILENCE = Duration.ofSeconds(10);

	private final MeshViewsReader reader;

	private final MeshStore mesh;

	private final TokenIndexRefresh tokens;

	private final ViewListener listener;

	private final ApplicationEventPublisher events;

	private final ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(1,
			Thread.ofPlatform().daemon().name("publisher").factory());

	private final Debouncer coalescer = new Debouncer(this::after, System::nanoTime, this::publishHeard);

	private final ReentrantLock turn = new ReentrantLock();

	// How many reasons to read the mesh again there were, and up to which it was read.
	private final AtomicLong heard = new AtomicLong(1);

	private volatile long read;

	// Since when the first reason waits to be read, 0 if none does.
	private final AtomicLong waitingSince = new AtomicLong();

	private volatile boolean failing;

	private volatile long answered = System.nanoTime();

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
	 * The mesh as this process knows it, without asking the database.
	 * @return empty only until the first snapshot is there
	 */
	public Optional<MeshViews> current() {
		return this.current;
	}

	/**
	 * The mesh with every write that this process knows of, so that who has written reads
	 * its own write. If the database does not answer, it is the last one.
	 */
	public Optional<MeshViews> fresh() {
		if (this.read < this.heard.get() && !this.failing) {
			try {
				if (this.turn.tryLock(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
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
				&& System.nanoTime() - this.answered < LONGEST_SILENCE.toNanos();
	}

	@Override
	public long revision() {
		return this.current.map(MeshViews::revision).orElse(0L);
	}

	@Override
	public Optional<String> wantedTag(SiteDomain site) {
		return fresh().flatMap((mesh) -> mesh.gateway(site)).map(View::tag);
	}

	@Override
	public boolean isNews(SiteDomain site, IpAddress address) {
		return this.current.filter((mesh) -> mesh.isNews(site, address)).isPresent();
	}

	/**
	 * Lets the writer wait until its write decides who is let in; the views follow as
	 * soon as somebody reads them, or the burst is over.
	 */
	@EventListener
	void committed(RevisionCommittedEvent write) {
		try {
			hear(reason(write.revision()));
		}
		catch (RuntimeException ex) {
			// The write is done; the watch will see it as soon as the database answers.
			log.warn("revision={} is written but cannot be read back yet: {}", write.revision(), ex.getMessage());
		}
	}

	/**
	 * Looks whether another process has written, and takes that over.
	 */
	public void look() {
		MeshVersion moment;
		try {
			moment = this.mesh.moment();
		}
		catch (RuntimeException ex) {
			this.failing = true;
			throw ex;
		}
		this.failing = false;
		this.answered = System.nanoTime();
		hear(reason(moment));
	}

	/**
	 * Reads the first snapshot, before anybody is served.
	 */
	public void open() {
		this.tokens.refresh(this.heard.get());
		this.turn.lock();
		locked(this::publish);
	}

	private void hear(long reason) {
		if (this.tokens.refresh(reason)) {
			this.listener.changed();
		}
		if (this.read < reason) {
			this.coalescer.poke();
		}
	}

	/**
	 * Which reason to read the mesh a write of this process is; one that is known already
	 * is no new one.
	 */
	private synchronized long reason(long revision) {
		return (revision > this.newest.revision()) ? next(new MeshVersion(revision, this.newest.observation()))
				: this.heard.get();
	}

	/**
	 * Which reason what was just looked up is. It counts even if it is smaller: the
	 * database may have been restored from a backup.
	 */
	private synchronized long reason(MeshVersion moment) {
		return moment.equals(this.newest) ? this.heard.get() : next(moment);
	}

	private synchronized long next(MeshVersion moment) {
		this.newest = moment;
		this.waitingSince.compareAndSet(0, System.nanoTime());
		return this.heard.incrementAndGet();
	}

	private void after(Duration delay, Runnable work) {
		// The work tells of its own failures.
		var _ = this.timer.schedule(work, delay.toNanos(), TimeUnit.NANOSECONDS);
	}

	private void publishHeard() {
		try {
			this.turn.lock();
			locked(this::publish);
		}
		catch (RuntimeException ex) {
			this.failing = true;
			log.debug("The mesh cannot be read now; the watch tries again", ex);
		}
	}

	private void locked(Runnable work) {
		try {
			work.run();
		}
		finally {
			this.turn.unlock();
		}
	}

	private void publish() {
		long upTo = this.heard.get();
		if (this.read >= upTo) {
			return;
		}
		long since = this.waitingSince.get();
		MeshViews taken = this.reader.read();
		// It may hold a write that nobody has told of yet, such as a revocation: who is
		// let in is read again before anybody sees it.
		boolean ahead = this.tokens.refresh(reason(taken.revision()));
		this.listener.beforePublishing(taken);
		this.current = Optional.of(taken);
		this.read = upTo;
		this.listener.changed();
		if (ahead) {
			this.coalescer.poke();
		}
		published(upTo, since);
	}

	private void published(long upTo, long since) {
		long now = System.nanoTime();
		// What was written meanwhile waits for its own turn.
		this.waitingSince.set((this.heard.get() == upTo) ? 0 : now);
		if (since != 0) {
			this.events.publishEvent(new ViewsPublishedEvent(Duration.ofNanos(now - since)));
		}
	}

	@PreDestroy
	void close() {
		this.timer.shutdownNow();
	}

}
