package dev.wm.registry.embedded;

/**
 * The URL and credentials of a database.
 *
 * @param jdbcUrl the JDBC URL
 * @param user the user
 * @param password the password
 */
public record DatabaseAccess(String jdbcUrl, String user, String password) {

	@Override
	public String toString() {
		return this.user + " at " + this.jdbcUrl;
	}

}
