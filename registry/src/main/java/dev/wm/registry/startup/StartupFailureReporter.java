package dev.wm.registry.startup;

import dev.wm.registry.problem.SqlStates;
import dev.wm.registry.settings.StartupException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringBootExceptionReporter;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.core.annotation.Order;

/**
 * Reports a failed start in one sentence for each problem instead of a stack trace.
 */
@Order(0)
class StartupFailureReporter implements SpringBootExceptionReporter {

	@Override
	public boolean reportException(Throwable failure) {
		StartupException reason = reason(failure);
		if (reason == null) {
			return false;
		}
		System.err.println(reason.getMessage());
		return true;
	}

	private static @Nullable StartupException reason(Throwable failure) {
		for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
			if (cause instanceof StartupException ex) {
				return ex;
			}
			if (cause instanceof PortInUseException ex) {
				return new StartupException("Port " + ex.getPort()
						+ " is in use: stop what listens there, or choose another with WM_REGISTRY_PORT.");
			}
		}
		return SqlStates.isConnectionLost(failure)
				? new StartupException("The database cannot be reached (" + innermost(failure)
						+ "): check SPRING_DATASOURCE_URL, SPRING_DATASOURCE_USERNAME and SPRING_DATASOURCE_PASSWORD.")
				: null;
	}

	private static String innermost(Throwable failure) {
		Throwable cause = failure;
		while (cause.getCause() != null) {
			cause = cause.getCause();
		}
		return String.valueOf(cause.getMessage());
	}

}
