package dev.wm.agent.files;

import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * A file's permission bits, chmod(2).
 *
 * @param bits the nine permission bits
 */
public record FileMode(int bits) {

	/** 0600. */
	public static final FileMode SECRET = new FileMode(0600);

	/** 0644. */
	public static final FileMode PUBLIC = new FileMode(0644);

	private static final int ALL = 0777;

	private static final int OTHERS_READ = 0004;

	private static final int HIGHEST = 0400;

	private static final String EVERYTHING = "rwxrwxrwx";

	/** Takes other bits of a file's mode, as stat(2) tells them, for what they are. */
	public FileMode {
		bits &= ALL;
	}

	/** Whether everybody may read it. */
	boolean isForAll() {
		return (this.bits & OTHERS_READ) != 0;
	}

	/** The same as Java has it. */
	Set<PosixFilePermission> permissions() {
		return PosixFilePermissions.fromString(toString());
	}

	// A record's own take many times as long unless a large compiler sees to them.
	@Override
	public boolean equals(@Nullable Object other) {
		return other instanceof FileMode mode && mode.bits == this.bits;
	}

	@Override
	public int hashCode() {
		return this.bits;
	}

	/** As ls(1) prints it, without the kind of file. */
	@Override
	public String toString() {
		StringBuilder text = new StringBuilder(EVERYTHING);
		for (int i = 0; i < EVERYTHING.length(); i++) {
			if ((this.bits & (HIGHEST >> i)) == 0) {
				text.setCharAt(i, '-');
			}
		}
		return text.toString();
	}

}
