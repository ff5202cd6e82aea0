package dev.wm.registry.problem;

import java.sql.SQLException;

/**
 * Classifies the SQLSTATE codes of PostgreSQL.
 */
public final class SqlStates {

	private SqlStates() {
	}

	/**
	 * Whether the database cannot represent a value (class 22), such as text with a NUL
	 * or a date out of range.
	 * @param thrown an exception with its causes
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
	 * Whether the connection was lost or refused: class 08 (connection), 57 (operator
	 * intervention), 53 (insufficient resources) or 28 (authorization).
	 * @param thrown an exception with its causes
	 * @return true if a retry may help
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
		// The pool reports a connection that it has evicted without a code.
		return (state != null) ? state.matches("(08|57|53|28).*") : "Connection is closed".equals(thrown.getMessage());
	}

}
