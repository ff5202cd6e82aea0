package dev.wm.registry.embedded;

/**
 * How to get into a database.
 *
 * @param jdbcUrl where it is
 * @param user as whom
 * @param password the user's password
 */
public record DatabaseAccess(String jdbcUrl, String user, String password) {

	@Override
	public String toString() {
		return this.user + " at " + this.jdbcUrl;
	}

}
