package dev.wm.agent.launcher;

import java.io.IOException;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/**
 * W76: the power is cut before each step of an update that changes what is on the disk:
 * each run of mv and ln.
 */
@Execution(ExecutionMode.CONCURRENT)
class PowerCutTests extends LauncherTestBase {

	// Those before are of the start.
	private static final int FIRST = 4;

	private static final int LAST = 12;

	private static final int FIRST_OF_BACK = 10;

	private static final int LAST_OF_BACK = 14;

	static Stream<Arguments> steps() {
		return Stream.concat(
				IntStream.rangeClosed(FIRST, LAST)
					.mapToObj((step) -> arguments(step, "fine", "\"running\":\"0.2.0\"", "0.2.0")),
				IntStream.rangeClosed(FIRST_OF_BACK, LAST_OF_BACK)
					.mapToObj((step) -> arguments(step, "broken-names", "\"rolled_back\"", "0.1.0")));
	}

	@ParameterizedTest
	@MethodSource("steps")
	void launcherWhenThePowerIsCutEndsTheUpdateAfterwards(int step, String behaviour, String report, String version)
			throws IOException {
		gateway(ShellMachine.Kind.DEBIAN);
		this.releases.make("0.2.0", behaviour);
		this.registry.want("0.2.0");
		for (String tool : new String[] { "mv", "ln" }) {
			this.machine.tool(tool, """
					n=$(($(cat "$WM_ROOT/steps" 2>/dev/null) + 1))
					echo "$n" >"$WM_ROOT/steps"
					[ "$n" != %d ] || kill -9 0
					exec /bin/%s "$@"
					""".formatted(step, tool));
		}
		Process launcher = this.machine.launch();
		this.machine.await("the power is cut", () -> !launcher.isAlive());
		this.machine.cutPower();
		this.machine.forget("run/wm");
		for (String tool : new String[] { "mv", "ln" }) {
			this.machine.without(tool);
		}
		this.registry.reports.clear();
		this.machine.launch();
		awaitReport(report);
		this.machine.await("release " + version + " runs", () -> current().equals(version) && runs(version));
		this.machine.await("the journal is gone", () -> this.machine.read("var/lib/wm/update/journal").isEmpty());
		assertThat(this.machine.read("log")).doesNotContain("parameter not set", "not found");
	}

}
