package dev.wm.agent;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/** The agent with the memory that its package gives it. */
@Timeout(300)
class SmallHeapTests {

	private static final String TOO_LARGE = "the registry refuses: The registry's response is larger than 6 MiB, for which this gateway has no memory: split the mesh.";

	@TempDir
	Path root;

	/** What the registry sends, and what the agent says of it. */
	record Case(PackagedAgent.Reply reply, String line) {

		static Case of(String json, String line) {
			String tag = "\"" + Integer.toHexString(json.hashCode()) + "\"";
			return new Case(PackagedAgent.Reply.of(json, tag), line);
		}

		static Case refused(String json, String reason) {
			return of(json, "problem: Configuration of revision 1 is refused, the last good one stays: " + reason);
		}

	}

	private static String good() throws IOException {
		return Files.readString(Path.of("src/main/launcher/training/few.json")).strip();
	}

	private static String with(String member) throws IOException {
		return "{" + member + "," + good().substring(1);
	}

	// At a site whose gateway has not enrolled.
	private static String withNames(String prefix, int count) throws IOException {
		String names = IntStream.range(0, count)
			.mapToObj((i) -> "{\"name\":\"%s%d.far\",\"address\":\"172.30.%d.%d\"},".formatted(prefix, i,
					128 + i / 200 % 100, i % 200))
			.collect(Collectors.joining());
		return good().replace("\"domains\": [", "\"domains\": [\"far\",")
			.replace("\"names\": [", "\"names\": [{\"name\":\"gw.far\",\"address\":\"172.30.127.1\"}," + names);
	}

	private static Case bomb() throws IOException {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try (GZIPOutputStream packed = new GZIPOutputStream(bytes)) {
			packed.write(with("\"later\":\"" + "x".repeat(100_000_000) + "\"").getBytes(UTF_8));
		}
		return new Case(new PackagedAgent.Reply(bytes.toByteArray(), "\"bomb\"", true), TOO_LARGE);
	}

	private static List<Case> hostile() throws IOException {
		String deep = "It cannot be parsed: It is nested too deeply, or a name, a number or a text in it is too long.";
		return List.of(Case.of(with("\"later\":\"" + "x".repeat(15_000_000) + "\""), TOO_LARGE),
				Case.of(with("\"later\":[" + "0,".repeat(5_000_000) + "0]"), TOO_LARGE), bomb(),
				Case.refused(good().replace("\"names\": [", "\"names\": [" + "0,".repeat(3_000_000)),
						"It cannot be parsed: A value is not what it should be: expected an object."),
				Case.refused(withNames("h", 100_001), "It cannot be parsed: \"names\" has more than 100000 elements."),
				Case.refused(good().replace("\"domains\": [", "\"domains\": [" + "\"a\",".repeat(1_400_000)),
						"It cannot be parsed: \"domains\" has more than 100000 elements."),
				Case.refused(with("\"later\":" + "[".repeat(3_000_000)), deep),
				Case.refused(with("\"later\":" + "{\"a\":".repeat(1_000_000)), deep),
				Case.refused(good().replace("\"home\"", "\"" + "x".repeat(6_000_000) + "\""), deep),
				Case.refused(with("\"" + "x".repeat(6_000_000) + "\":0"), deep),
				Case.refused(good().replace("51820,", "9".repeat(6_000_000) + ","), deep));
	}

	private static List<String> large() throws IOException {
		return List.of(with("\"later\":\"" + "x".repeat(6_000_000) + "\""),
				with("\"later\":\"" + "東".repeat(2_000_000) + "\""),
				with("\"later\":[" + "0,".repeat(3_000_000) + "0]"),
				with(IntStream.range(0, 400_000).mapToObj((i) -> "\"m" + i + "\":0").collect(Collectors.joining(","))),
				withNames("h", 90_000), withNames("other", 90_000), withNames("third", 90_000));
	}

	@Test
	void runWhenTheRegistrySendsMoreThanFitsRefusesItInOneLineAndGoesOn() throws Exception {
		try (PackagedAgent agent = new PackagedAgent(this.root, Case.of(good(), "").reply())) {
			int revision = 0;
			for (Case hostile : hostile()) {
				agent.serve(hostile.reply());
				agent.await(() -> agent.says(hostile.line()));
				Case next = Case.of(with("\"next\":" + revision++), "");
				agent.serve(next.reply());
				agent.await(() -> agent.lastGood().equals(next.reply().tag()));
			}
			assertThat(agent.lines()).filteredOn((line) -> line.contains("refuse") && !line.startsWith("solved"))
				.hasSizeLessThanOrEqualTo(hostile().size());
		}
	}

	@Test
	void runWhenTheRegistrySendsAsMuchAsFitsAppliesIt() throws Exception {
		try (PackagedAgent agent = new PackagedAgent(this.root, Case.of(good(), "").reply())) {
			for (String large : Stream.concat(large().stream(), Stream.of(good())).toList()) {
				PackagedAgent.Reply reply = Case.of(large, "").reply();
				long begun = System.nanoTime();
				agent.serve(reply);
				agent.await(() -> agent.lastGood().equals(reply.tag()));
				System.out.println("TOOK " + large.length() + " " + (System.nanoTime() - begun) / 1000000);
			}
		}
	}

	// Nobody else would end them: the next agent starts its own.
	@Test
	void runWhenTheAgentIsKilledLeavesNoMonitorBehind() throws Exception {
		Path monitors = this.root.resolve("monitors");
		try (PackagedAgent agent = new PackagedAgent(this.root, Case.of(good(), "").reply())) {
			agent.await(() -> Files.exists(monitors) && !text(monitors).isBlank());
			List<ProcessHandle> running = text(monitors).lines()
				.flatMap((pid) -> ProcessHandle.of(Long.parseLong(pid)).stream())
				.toList();
			assertThat(running).isNotEmpty().allMatch(ProcessHandle::isAlive);
			agent.kill();
			PackagedAgent.awaitAlways(() -> running.stream().noneMatch(ProcessHandle::isAlive),
					() -> "Still there: " + running);
		}
	}

	private static String text(Path file) {
		try {
			return Files.readString(file);
		}
		catch (IOException ex) {
			throw new java.io.UncheckedIOException(ex);
		}
	}

}
