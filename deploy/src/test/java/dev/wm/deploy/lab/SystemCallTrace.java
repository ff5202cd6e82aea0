package dev.wm.deploy.lab;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.wm.deploy.process.Await;
import dev.wm.deploy.process.RunningCommand;

/**
 * System calls of a gateway's agent and its children, as strace(1) reports them: every
 * program that was run and every file that was made, written to, renamed or removed.
 *
 * @param calls the system calls, one text each
 */
record SystemCallTrace(List<String> calls) {

	private static final Pattern EXECVE = Pattern.compile("execve\\(\"[^\"]*\", \\[(.*?)\\]");

	private static final Pattern CHANGING = Pattern
		.compile("^[^\"]*\\b(creat|rename\\w*|unlink\\w*|mkdir\\w*|rmdir|link\\w*"
				+ "|symlink\\w*|truncate|chmod|fchmodat\\w*|chown|fchownat|mknod\\w*|utimensat|setxattr)\\(.*");

	// Opening alone changes nothing: a lock's file is opened at every poll.
	private static final Pattern OPEN_ANEW = Pattern.compile("^[^\"]*open\\w*\\(.*\\b(O_EXCL|O_TRUNC)\\b.*");

	// With its descriptor's path: pipes and sockets have none that begins with a slash.
	private static final Pattern WRITE = Pattern.compile("^\\S+ +p?write\\w*\\(\\d+</.*");

	// Not files: the way out to nowhere, and what a process keeps about itself.
	private static final Pattern NO_FILE = Pattern.compile(".*[\"<](/dev/null|/dev/tty|/proc/self/[a-z_]+)[\">].*");

	/** Traces the agent on a node while something happens. */
	static SystemCallTrace during(Lab lab, String node, Runnable happening) {
		String pid = lab.on(node, "pgrep", "-f", "wm-gateway.* run$").succeeds().out().strip();
		String file = "/run/trace";
		RunningCommand strace = lab.start(node, "timeout", "--signal=INT", "300", "strace", "-f", "-qq", "-s", "256",
				"-o", file, "-e", "trace=%file,execve,write,pwrite64,writev,pwritev", "-y", "-e", "signal=none", "-p",
				pid);
		Await.within(Lab.MOMENT, "strace has attached",
				() -> !lab.shell(node, "grep -v '^TracerPid:.0$' /proc/" + pid + "/status | grep TracerPid")
					.out()
					.isBlank());
		happening.run();
		lab.on(node, "pkill", "-INT", "-x", "strace").succeeds();
		strace.await(Lab.MOMENT);
		return new SystemCallTrace(lab.on(node, "cat", file).succeeds().lines());
	}

	/** The commands that were run, each as its words; not how Java runs them. */
	List<String> commands() {
		return this.calls.stream()
			.filter((call) -> !call.contains(" = -1 ") && !call.contains("/jspawnhelper\""))
			.map(EXECVE::matcher)
			.filter(Matcher::find)
			.map((matcher) -> matcher.group(1).replace("\", \"", " ").replace("\"", ""))
			.toList();
	}

	/** The calls that succeeded and left a file different. */
	List<String> writes() {
		return this.calls.stream()
			.filter((call) -> CHANGING.matcher(call).matches() || OPEN_ANEW.matcher(call).matches()
					|| WRITE.matcher(call).matches())
			.filter((call) -> !call.contains(" = -1 "))
			.filter((call) -> !NO_FILE.matcher(call).matches())
			.toList();
	}

}
