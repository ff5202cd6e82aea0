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
 * Looks once a second whether another process has written or begun a deep check. The
 * first look is at start, before anybody is served.
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
	void look() {
		if (!this.running) {
			return;
		}
		try {
			this.publisher.look();
			this.probes.look();
			notice(true, "");
		}
		catch (RuntimeException ex) {
			notice(false, String.valueOf(ex.getMessage()));
		}
	}

	private void notice(boolean answers, String reason) {
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
