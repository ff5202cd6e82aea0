package dev.wm.deploy.operations;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The pages for operators name findings, commands, settings and alerts that there are.
 */
class PagesTests {

	private static final Path REPOSITORY = Path.of(System.getProperty("wm.repository", ".."));

	private static final Pattern CODE = Pattern.compile("`([^`]+)`");

	private static final Pattern FINDING = Pattern.compile("[a-z]+(?:_[a-z]+)+");

	private static final Pattern LITERAL = Pattern.compile("\"(" + FINDING.pattern() + ")\"");

	private static final Pattern COMMAND = Pattern.compile("(?<![\\w/.-])wm((?: [a-z][a-z-]*)+)((?: [^|`\\n]*)?)");

	private static final Pattern NAME = Pattern.compile("@Command\\(name = \"([a-z-]+)\"");

	private static final Pattern OPTION = Pattern.compile("\"(--[a-z][a-z-]*)\"");

	private static final Pattern LINK = Pattern.compile("\\]\\(([^)#]*)(?:#([^)]*))?\\)");

	// W193
	@Test
	void symptomsWhenReadHaveACommandAndAFindingThatExist() throws IOException {
		Set<String> codes = found(LITERAL, sources("registry/src/main"));
		List<String[]> rows = symptoms();
		assertThat(rows).hasSizeGreaterThanOrEqualTo(11);
		for (String[] row : rows) {
			assertThat(COMMAND.matcher(row[1]).find()).as("A command: %s", row[1]).isTrue();
			List<String> findings = codes(row[2]);
			// What no gateway and no registry can see is asked from the machine itself.
			assertThat(findings.isEmpty()).as(row[0]).isEqualTo(row[1].matches("`wm (health|doctor)`"));
			assertThat(codes).as(row[0]).containsAll(findings);
		}
	}

	@ParameterizedTest
	@ValueSource(
			strings = { "deploy/README.md", "SECURITY.md", "registry/README.md", "deploy/monitoring/wm.rules.yml" })
	void commandsWhenNamedExistWithTheirOptions(String page) throws IOException {
		String sources = sources("cli/src/main");
		Set<String> names = found(NAME, sources);
		Set<String> options = found(OPTION, sources);
		String text = Files.readString(REPOSITORY.resolve(page));
		// A page's prose speaks of wm, too.
		String commands = page.endsWith(".md") ? String.join("\n", codes(text)) : text;
		assertThat(matches(COMMAND, commands)).isNotEmpty();
		for (MatchResult command : matches(COMMAND, commands)) {
			List<String> words = List.of(command.group(1).strip().split(" ", -1));
			// Of the further words, some are commands and some arguments.
			assertThat(names).as(command.group()).contains(words.getFirst());
			assertThat(options).as(command.group())
				.containsAll(matches(Pattern.compile("(?<= )--[a-z][a-z-]*"), command.group(2)).stream()
					.map(MatchResult::group)
					.toList());
		}
	}

	@Test
	void findingsWhenAlertsNameThemExist() throws IOException {
		Set<String> codes = found(LITERAL, sources("registry/src/main"));
		Yaml rules = Yaml.read(REPOSITORY.resolve("deploy/monitoring/wm.rules.yml"));
		List<String> named = rules.items("groups")
			.flatMap((group) -> group.items("rules"))
			.filter((rule) -> rule.has("alert"))
			.map((rule) -> rule.text("annotations", "description"))
			.flatMap((description) -> matches(FINDING, description).stream())
			.map(MatchResult::group)
			.toList();
		assertThat(named).contains("configuration_stale", "no_handshake", "subnet_nearly_full");
		assertThat(codes).containsAll(named);
	}

	@Test
	void alertsWhenNamedAreThoseOfTheRules() throws IOException {
		String rules = Files.readString(REPOSITORY.resolve("deploy/monitoring/wm.rules.yml"));
		String page = Files.readString(REPOSITORY.resolve("deploy/README.md"));
		assertThat(found(Pattern.compile("`(Wm[A-Z]\\w+)`"), page))
			.isEqualTo(found(Pattern.compile("alert: (\\w+)"), rules));
	}

	@ParameterizedTest
	@ValueSource(strings = { "deploy/README.md", "deploy/registry/compose.yaml", "deploy/registry/env.example" })
	void settingsWhenNamedAreReadBySomeProgramOrByCompose(String page) throws IOException {
		String readers = sources("registry/src/main") + sources("gateway-agent/src/main")
				+ Files.readString(REPOSITORY.resolve("deploy/registry/compose.yaml"))
				+ Files.readString(REPOSITORY.resolve("deploy/registry/Caddyfile"));
		Set<String> named = found(Pattern.compile("\\b(WM_[A-Z_]+)\\b"), Files.readString(REPOSITORY.resolve(page)));
		assertThat(named).isNotEmpty()
			.allMatch((name) -> Pattern.compile("[\"\\t{$]" + name + "\\b").matcher(readers).find());
	}

	@ParameterizedTest
	@ValueSource(strings = { "deploy/README.md", "SECURITY.md" })
	void linksWhenFollowedLeadSomewhere(String page) throws IOException {
		Path file = REPOSITORY.resolve(page);
		for (MatchResult link : matches(LINK, Files.readString(file))) {
			Path target = link.group(1).isEmpty() ? file : file.resolveSibling(link.group(1));
			assertThat(target).as(link.group()).exists();
			if (link.group(2) != null) {
				assertThat(anchors(Files.readString(target))).as(link.group()).contains(link.group(2));
			}
		}
	}

	private static List<String> anchors(String page) {
		return page.lines()
			.filter((line) -> line.startsWith("#"))
			.map((line) -> line.replaceFirst("#+ ", "").toLowerCase(Locale.ROOT))
			.map((heading) -> heading.replaceAll("[^a-z0-9 -]", "").replace(' ', '-'))
			.toList();
	}

	private static List<String[]> symptoms() throws IOException {
		return Files.readString(REPOSITORY.resolve("deploy/README.md"))
			.lines()
			.dropWhile((line) -> !line.startsWith("| symptom |"))
			.skip(2)
			.takeWhile((line) -> line.startsWith("|"))
			.map((line) -> line.replaceAll("^\\| | \\|$", "").split(" \\| ", -1))
			.toList();
	}

	private static List<String> codes(String cell) {
		return matches(CODE, cell).stream().map((match) -> match.group(1)).toList();
	}

	private static Set<String> found(Pattern pattern, String text) {
		return matches(pattern, text).stream().map((match) -> match.group(1)).collect(Collectors.toSet());
	}

	private static List<MatchResult> matches(Pattern pattern, String text) {
		return pattern.matcher(text).results().toList();
	}

	private static String sources(String folder) throws IOException {
		List<String> texts = new ArrayList<>();
		try (Stream<Path> files = Files.walk(REPOSITORY.resolve(folder))) {
			for (Path file : files.filter((path) -> path.toString().endsWith(".java")).toList()) {
				texts.add(Files.readString(file));
			}
		}
		return String.join("\n", texts);
	}

}
