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
 * A gateway whose disk is full, as the system and the programs that it runs name that in
 * their messages (ENOSPC and EDQUOT, errno(3)). Whatever writes a file fails then, which
 * is one finding.
 */
final class DiskFullCheck implements Check {

	private static final List<String> MESSAGES = List.of("no space left on device", "disk quota exceeded");

	@Override
	public Stream<Finding> findings(CheckInput input) {
		return input.reporting()
			.flatMap((gateway) -> messages(gateway).filter(DiskFullCheck::isNamedIn)
				.limit(1)
				.map((message) -> full(gateway, message)));
	}

	private static Stream<String> messages(Gateway gateway) {
		return Stream.concat(gateway.subsystems().stream().map(SubsystemReport::detail).filter(Objects::nonNull),
				gateway.problems().stream());
	}

	/** Whether a message is the consequence of a full disk. */
	static boolean isNamedIn(@Nullable String message) {
		return message != null && MESSAGES.stream().anyMatch(message.toLowerCase(Locale.ROOT)::contains);
	}

	private static Finding full(Gateway gateway, String message) {
		return Findings.atGateway(Severity.ERROR, "disk_full", gateway,
				"A disk of the gateway of " + gateway.site() + " is full: " + message,
				"Free space there: df -h and df -i show which file system is full.");
	}

}
