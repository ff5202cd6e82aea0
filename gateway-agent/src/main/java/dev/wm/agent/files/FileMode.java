package dev.wm.agent.files;

import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

import org.jspecify.annotations.Nullable;

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

	// A record's own take many times as long unless a large compiler sees to them.
	@Override
	public boolean equals(@Nullable Object other) {
		return other instanceof FileMode mode && mode.permissions.equals(this.permissions);
	}

	@Override
	public int hashCode() {
		return this.permissions.hashCode();
	}

	@Override
	public String toString() {
		return PosixFilePermissions.toString(this.permissions);
	}

}
