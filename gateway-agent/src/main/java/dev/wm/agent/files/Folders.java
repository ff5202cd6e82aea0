package dev.wm.agent.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Set;

/**
 * Creates folders with the permissions that their files need.
 */
final class Folders {

	private Folders() {
	}

	/**
	 * Makes sure that whoever may read a file can get at it. dnsmasq, which is not root,
	 * reads names again long after its start.
	 */
	static void open(Path folder, FileMode mode) throws IOException {
		make(folder);
		if (!isOpen(folder, mode)) {
			Set<PosixFilePermission> permissions = EnumSet.copyOf(Files.getPosixFilePermissions(folder));
			permissions.add(PosixFilePermission.OTHERS_EXECUTE);
			Files.setPosixFilePermissions(folder, permissions);
		}
	}

	/** Whether whoever may read a file can get at it. */
	static boolean isOpen(Path folder, FileMode mode) throws IOException {
		return !mode.isForAll() || Files.getPosixFilePermissions(folder).contains(PosixFilePermission.OTHERS_EXECUTE);
	}

	static void make(Path folder) throws IOException {
		if (!Files.isDirectory(folder)) {
			Files.createDirectories(folder,
					PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
		}
	}

}
