package dev.wm.registry.problem;

import java.sql.SQLException;

/**
 * What PostgreSQL's error codes say about whose fault something is.
 */
public final class SqlStates {

	private SqlStates() {
	}

	/**
	 * Whether a value was one that the database cannot hold (class 22), such as a text
	 * with a zero in it or a day beyond its calendar.
	 * @param thrown what was thrown, perhaps with the reason among its causes
	 * @return true if the caller has to send another
	 */
	static boolean isUnfitValue(Throwable thrown) {
		for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
			if (cause instanceof SQLException ex && ex.getSQLState() != null && ex.getSQLState().startsWith("22")) {
				return true;
			}
		}
		return false;
	}

	/**
	 * Whether the database was lost or never reached: class 08 (connection), class 57
	 * (shut down by the operator), class 53 (out of resources) or class 28 (log-in).
	 * @param thrown what was thrown, perhaps with the reason among its causes
	 * @return true if trying again later may help
	 */
	public static boolean isConnectionLost(Throwable thrown) {
		for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
			if (cause instanceof SQLException ex && isConnectionLost(ex)) {
				return true;
			}
		}
		return false;
	}

	private static boolean isConnectionLost(SQLException thrown) {
		String state = thrown.getSQLState();
		// The pool says so without a code when it has given a broken connection up.
		return (state != null) ? state.matches("(08|57|53|28).*") : "Connection is closed".equals(thrown.getMessage());
	}

}
