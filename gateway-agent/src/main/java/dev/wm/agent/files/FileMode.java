package dev.wm.agent.files;

import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/**
 * Who may read a file, as the permissions that POSIX knows.
 *
 * @param permissions the file's permissions
 */
public record FileMode(Set<PosixFilePermission> permissions) {

	/** 0600. */
	public static final FileMode SECRET = new FileMode(PosixFilePermissions.fromString("rw-------"));

	/** 0644. */
	public static final FileMode PUBLIC = new FileMode(PosixFilePermissions.fromString("rw-r--r--"));

	public FileMode {
		permissions = Set.copyOf(permissions);
	}

	@Override
	public String toString() {
		return PosixFilePermissions.toString(this.permissions);
	}

}
