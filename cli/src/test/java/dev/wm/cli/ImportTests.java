package dev.wm.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import dev.wm.cli.output.TerminalCapabilities;
import dev.wm.contract.v1.ProblemCode;
import dev.wm.contract.v1.transfer.ImportProgress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class ImportTests extends SingleMeshFixture {

	// W189
	@Test
	void importWhenConfirmedSendsTheFileAsItIs() throws IOException {
		Path file = Files.writeString(this.folder.resolve("mesh.json"), "{\"format\": 1}\n");
		this.wm.terminal().types("y");
		assertThat(this.wm.run("import", file.toString()))
			.isEqualTo(new WmRunner.Run(0, "Imported " + file + " into mesh home (172-30).\n", ""));
		assertThat(this.home.bodies()).containsExactly("{\"format\": 1}\n");
		assertThat(this.wm.run("import", file.toString(), "--plan").out()).startsWith("Dry run, nothing was changed.");
	}

	@Test
	void importWhenOnATerminalShowsHowFarItIs() throws IOException {
		Path file = Files.writeString(this.folder.resolve("mesh.json"), "{\"x\":\"" + "y".repeat(200_000) + "\"}");
		WmRunner.Run run = this.wm.capabilities(new TerminalCapabilities(true, 80))
			.run("import", file.toString(), "--yes");
		assertThat(run.err()).contains("Sent 32 %", "Sent 98 %", "The registry is checking and storing it")
			.endsWith("\r\u001b[K");
	}

	@Test
	void importWhenRefusedPrintsTheReason() throws IOException {
		Path file = Files.writeString(this.folder.resolve("mesh.json"), "{}");
		this.home.respond("POST /api/v1/import",
				MockResponses.problem(ProblemCode.IMPORT_REFUSED, "The registry is not empty."));
		assertThat(this.wm.run("import", file.toString(), "--yes"))
			.isEqualTo(new WmRunner.Run(1, "", "wm: The registry is not empty.\n"));
		assertThat(this.wm.run("import", this.folder.resolve("none").toString()).err())
			.startsWith("wm: There is no file");
	}

	private static final String LINES = """
			{"section":"sites","rows":1}
			{"section":"hosts","rows":500}
			{"section":"hosts","rows":1001}
			{"section":"credentials","rows":0}
			""";

	private static final String SUMMARY = """
			{"section":"done","rows":0,"summary":{"revision":7,"sites":1,"hosts":1001,"devices":0,"credentials":0,"changes":0}}
			""";

	private Path bigDocument() throws IOException {
		String hosts = "{\"id\":1,\"lans\":[{}]},".repeat(1000) + "{}";
		return Files.writeString(this.folder.resolve("mesh.json"),
				"{\"format\":1,\"mesh\":{\"x\":[{}]},\"sites\":[{}],\"hosts\":[" + hosts
						+ "],\"credentials\":[{},{}]}");
	}

	private void respondToImport(String lines) {
		this.home.respond("POST /api/v1/import", MockResponses.text(200, ImportProgress.MEDIA_TYPE, lines));
	}

	@Test
	void importWhenTheRegistryTellsHowFarItIsCountsObjectsOnATerminal() throws IOException {
		Path file = bigDocument();
		respondToImport(LINES + SUMMARY);
		WmRunner.Run run = this.wm.capabilities(new TerminalCapabilities(true, 80))
			.run("import", file.toString(), "--yes");
		assertThat(run.err())
			.containsSubsequence("1 of 1,004 objects", "501 of 1,004 objects", "1,002 of 1,004 objects")
			.endsWith("\r\u001b[K");
		assertThat(run.out()).isEqualTo("Imported " + file + " into mesh home (172-30).\n");
		assertThat(run.exitCode()).isZero();
	}

	@Test
	void importWhenNobodyLooksIsQuiet() throws IOException {
		Path file = bigDocument();
		respondToImport(LINES + SUMMARY);
		assertThat(this.wm.run("import", file.toString(), "--yes"))
			.isEqualTo(new WmRunner.Run(0, "Imported " + file + " into mesh home (172-30).\n", ""));
	}

	@Test
	void importWhenRefusedInTheMiddlePrintsTheReason() throws IOException {
		respondToImport(LINES + """
				{"section":"done","rows":0,"problem":{"type":"about:blank","status":409,"title":"T",\
				"detail":"The registry is not empty.","code":"import-refused"}}
				""");
		assertThat(this.wm.run("import", bigDocument().toString(), "--yes"))
			.isEqualTo(new WmRunner.Run(1, "", "wm: The registry is not empty.\n"));
		WmRunner.Run run = this.wm.capabilities(new TerminalCapabilities(true, 80))
			.run("import", bigDocument().toString(), "--yes");
		assertThat(run.err()).endsWith("\r\u001b[Kwm: The registry is not empty.\n");
		assertThat(run.exitCode()).isEqualTo(1);
	}

	@ParameterizedTest
	@ValueSource(
			strings = { "", LINES, LINES + "{\"section\":\"done\",\"rows\":0}\n", LINES + "{}\n", "null\n", "[\n" })
	void importWhenTheEndIsNotToldFails(String lines) throws IOException {
		respondToImport(lines);
		WmRunner.Run run = this.wm.run("import", bigDocument().toString(), "--yes");
		assertThat(run.exitCode()).isEqualTo(1);
		assertThat(run.out()).isEmpty();
		assertThat(run.err()).startsWith("wm: The registry did not report the result of the import. Check with wm list")
			.hasLineCount(1);
	}

}
