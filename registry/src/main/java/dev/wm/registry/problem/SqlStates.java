package dev.wm.registry.problem;

import java.sql.SQLException;

/**
 * What PostgreSQL's error codes say about whose fault something is.
 */
public final class SqlStates {

	private SqlStates() {
	}

	/**
	 * Whether the database was lost or never reached: class 08 (connection), class 57
	 * (shut down by the operator), class 53 (out of resources) or class 28 (log-in).
	 * @param thrown what was thrown, perhaps with the reason among its causes
	 * @return true if trying again later may help
	 */
	public static boolean isConnectionLost(Throwable thrown) {
		for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
			if (cause instanceof SQLException ex && ex.getSQLState() != null
					&& ex.getSQLState().matches("(08|57|53|28).*")) {
				return true;
			}
		}
		return false;
	}

}
