package dev.wm.deploy.install;

import java.time.Duration;

import dev.wm.deploy.container.LxcContainer;
import dev.wm.deploy.process.CommandResult;
import dev.wm.deploy.process.RunningCommand;

/**
 * The shell of a machine's administrator, who is root.
 */
final class RootShell {

	static final Duration LIMIT = Duration.ofMinutes(5);

	// Caches take longest to be made: the hub's alone is.
	private static final String ENVIRONMENT = """
			cd /root
			export HOME=/root DEBIAN_FRONTEND=noninteractive PATH=/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin \\
			  JAVA_TOOL_OPTIONS=-Djavax.net.ssl.trustStore=/etc/ssl/test.p12
			[ "$(hostname)" = hub ] || export WM_CACHE=no
			""";

	private RootShell() {
	}

	static CommandResult run(LxcContainer machine, String command) {
		return machine.run(LIMIT, "sh", "-c", ENVIRONMENT + command);
	}

	static RunningCommand start(LxcContainer machine, String command) {
		return machine.start("sh", "-c", ENVIRONMENT + command);
	}

}
