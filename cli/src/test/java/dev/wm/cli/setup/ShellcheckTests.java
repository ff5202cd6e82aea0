package dev.wm.cli.setup;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import dev.wm.contract.net.Cidr;
import dev.wm.contract.net.IpAddress;
import dev.wm.contract.net.MeshName;
import dev.wm.contract.net.Port;
import dev.wm.contract.net.SiteDomain;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/**
 * Has shellcheck read every script as it is printed, and each program that one installs.
 */
@Execution(ExecutionMode.CONCURRENT)
class ShellcheckTests {

	private static final IpAddress GATEWAY = IpAddress.parse("192.168.1.250");

	@TempDir
	private Path folder;

	static Stream<Arguments> scripts() {
		SetupScript one = new SetupScript(MeshName.parse("home"), Cidr.parse("172.30.0.0/16"), List.of(SiteDomain.HUB));
		SetupScript many = new SetupScript(MeshName.parse("my big mesh"), Cidr.parse("10.64.0.0/10"),
				List.of(SiteDomain.HUB, SiteDomain.parse("a-b"), SiteDomain.parse("x1")));
		return Stream.of(one, many)
			.flatMap((mesh) -> Stream.of(SetupScript.Mode.values())
				.flatMap((mode) -> Stream.of(
						arguments("openwrt-setup of " + mesh.name() + ", " + mode, mesh.openwrt(GATEWAY, null, mode)),
						arguments("openwrt-setup --port-forward of " + mesh.name() + ", " + mode,
								mesh.openwrt(GATEWAY, Port.WIREGUARD, mode)),
						arguments("host-setup of " + mesh.name() + ", " + mode, mesh.host("172-30", GATEWAY, mode)))));
	}

	// W111, W125
	@ParameterizedTest(name = "{0}")
	@MethodSource("scripts")
	void scriptWhenReadByShellcheckHasNoFinding(String name, String script) {
		ScriptRun reader = new ScriptRun(this.folder, "shellcheck");
		assertThat(reader.check(script)).as(name).isEqualTo(new ScriptRun.Result(0, "", ""));
		List<String> programs = ScriptRun.installedBy(script);
		assertThat(programs).as("what %s installs", name).hasSize(1);
		for (String program : programs) {
			assertThat(reader.check(program)).as("what %s installs", name).isEqualTo(new ScriptRun.Result(0, "", ""));
		}
	}

	@Test
	void checkWhenAValueIsNotQuotedFindsIt() {
		ScriptRun.Result result = new ScriptRun(this.folder, "shellcheck").check("rm $1\n");
		assertThat(result.exitCode()).isEqualTo(1);
		assertThat(result.out()).contains("SC2086");
	}

}
