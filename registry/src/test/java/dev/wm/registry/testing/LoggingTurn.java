package dev.wm.registry.testing;

import java.util.concurrent.locks.ReentrantLock;

import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.boot.context.event.ApplicationFailedEvent;
import org.springframework.boot.context.event.ApplicationStartingEvent;
import org.springframework.boot.context.event.SpringApplicationEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.core.annotation.Order;

/**
 * Lets the registries that start in one process set up its logging one after the other:
 * Logback's set-up is not thread-safe. Everything else of their start goes on side by
 * side. Called after Spring Boot's own listeners, by the thread that starts one.
 */
@Order
public final class LoggingTurn implements ApplicationListener<SpringApplicationEvent> {

	private static final ReentrantLock TURN = new ReentrantLock();

	@Override
	public void onApplicationEvent(SpringApplicationEvent event) {
		switch (event) {
			case ApplicationStartingEvent starting -> TURN.lock();
			case ApplicationEnvironmentPreparedEvent prepared -> end();
			case ApplicationFailedEvent failed -> end();
			default -> {
			}
		}
	}

	private static void end() {
		if (TURN.isHeldByCurrentThread()) {
			TURN.unlock();
		}
	}

}
