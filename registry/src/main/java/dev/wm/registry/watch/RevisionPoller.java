package dev.wm.registry.watch;

import java.util.concurrent.TimeUnit;

import dev.wm.registry.delivery.ProbeNotifier;
import dev.wm.registry.publish.ViewPublisher;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Polls the database each second for writes and deep checks of other registries. The
 * first poll is at start, before any request is served.
 */
@Component
class RevisionPoller implements SmartLifecycle {

	private static final Logger log = LoggerFactory.getLogger(RevisionPoller.class);

	private final ViewPublisher publisher;

	private final ProbeNotifier probes;

	private volatile boolean running;

	private boolean answering = true;

	RevisionPoller(ViewPublisher publisher, ProbeNotifier probes) {
		this.publisher = publisher;
		this.probes = probes;
	}

	@Override
	public void start() {
		this.publisher.open();
		this.running = true;
	}

	@Override
	public void stop() {
		this.running = false;
	}

	@Override
	public boolean isRunning() {
		return this.running;
	}

	// Before the web server, which starts near the end.
	@Override
	public int getPhase() {
		return 0;
	}

	@Scheduled(fixedDelay = 1, initialDelay = 1, timeUnit = TimeUnit.SECONDS)
	void poll() {
		if (!this.running) {
			return;
		}
		try {
			this.publisher.checkForWrites();
			this.probes.refresh();
			logChange(true, "");
		}
		catch (RuntimeException ex) {
			logChange(false, String.valueOf(ex.getMessage()));
		}
	}

	private void logChange(boolean answers, String reason) {
		if (answers != this.answering) {
			this.answering = answers;
			if (answers) {
				log.info("the database answers again");
			}
			else {
				log.warn("the database does not answer, gateways get the last configuration: {}", reason);
			}
		}
	}

}
