package dev.wm.registry.check.rule;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;

import dev.wm.contract.v1.check.Finding;
import dev.wm.contract.v1.check.Severity;
import dev.wm.contract.v1.gateway.Gateway;
import dev.wm.contract.v1.gateway.SubsystemReport;
import org.jspecify.annotations.Nullable;

/**
 * A gateway whose disk is full or read-only, as the system and the programs that it runs
 * name that in their messages (ENOSPC, EDQUOT and EROFS, errno(3)). Whatever writes a
 * file fails then, which is one finding.
 */
final class DiskCheck implements Check {

	private static final List<String> FULL = List.of("no space left on device", "disk quota exceeded");

	private static final List<String> READ_ONLY = List.of("read-only file system");

	@Override
	public Stream<Finding> findings(CheckInput input) {
		return input.reporting()
			.flatMap((gateway) -> Stream.concat(first(gateway, FULL).map((message) -> full(gateway, message)),
					first(gateway, READ_ONLY).map((message) -> readOnly(gateway, message))));
	}

	private static Stream<String> first(Gateway gateway, List<String> texts) {
		return messages(gateway).filter((message) -> hasOneOf(texts, message)).limit(1);
	}

	private static Stream<String> messages(Gateway gateway) {
		return Stream.concat(gateway.subsystems().stream().map(SubsystemReport::detail).filter(Objects::nonNull),
				gateway.problems().stream());
	}

	/** Whether a message is the consequence of a disk that takes nothing. */
	static boolean isNamedIn(@Nullable String message) {
		return message != null && (hasOneOf(FULL, message) || hasOneOf(READ_ONLY, message));
	}

	private static boolean hasOneOf(List<String> texts, String message) {
		return texts.stream().anyMatch(message.toLowerCase(Locale.ROOT)::contains);
	}

	private static Finding full(Gateway gateway, String message) {
		return Findings.atGateway(Severity.ERROR, "disk_full", gateway,
				"A disk of the gateway of " + gateway.site() + " is full: " + message,
				"Free space there: df -h and df -i show which file system is full.");
	}

	private static Finding readOnly(Gateway gateway, String message) {
		return Findings.atGateway(Severity.ERROR, "disk_read_only", gateway,
				"A disk of the gateway of " + gateway.site() + " is read-only: " + message,
				"Find out why there: dmesg shows the errors of a disk that the kernel no longer writes to; then"
						+ " mount -o remount,rw.");
	}

}
