package dev.wm.deploy.lab;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.wm.deploy.process.Await;
import dev.wm.deploy.process.CommandResult;
import dev.wm.deploy.process.ReadmeCommands;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Every command that the README gives for the lab does what it says. */
@LabTest
class ReadmeIT {

	// The first has just been run to get here; the second is what runs this.
	private static final Set<String> RUN_ALREADY = Set.of("deploy/lab up", "deploy/verify");

	private static final Pattern SAMPLE = Pattern
		.compile("(?m)^```sh\\n(.* wm list)\\n```\\n\\n```\\n((?:[^`].*\\n)+)```$");

	@Test
	void commandsWhenRunInOrderAllSucceed(Lab lab) throws IOException {
		List<String> commands = new ArrayList<>();
		for (String section : List.of("Try it", "By hand")) {
			ReadmeCommands.of(lab.repository(), section).forEach(commands::addAll);
		}
		assertThat(commands).hasSizeGreaterThan(10).containsAll(RUN_ALREADY);
		for (String command : commands) {
			if (!RUN_ALREADY.contains(command)) {
				// A change takes up to a poll to arrive, as the text says.
				Await.within(Lab.MOMENT, command + " succeeds and says something", () -> succeeds(lab, command));
			}
		}
		lab.settles();
	}

	@Test
	void sampleOutputWhenMadeAgainIsThatOfTheReadme(Lab lab) throws IOException {
		String readme = Files.readString(lab.repository().resolve("README.md"));
		Matcher sample = SAMPLE.matcher(readme);
		assertThat(sample.find()).isTrue();
		String command = sample.group(1);
		boolean same = Await.holdsWithin(Lab.MOMENT,
				() -> ageless(output(lab, command)).equals(ageless(sample.group(2))));
		// The message shows what to write there.
		assertThat(same ? sample.group(2) : output(lab, command)).isEqualTo(sample.group(2));
	}

	private static String output(Lab lab, String command) {
		return lab.run(Duration.ofSeconds(60), "", "sh", "-c", "cd '" + lab.repository() + "' && " + command)
			.succeeds()
			.out();
	}

	private static String ageless(String list) {
		return list.replaceAll("last seen \\d+ s ago", "last seen");
	}

	private static boolean succeeds(Lab lab, String command) {
		CommandResult run = lab.run(Duration.ofSeconds(60), "", "sh", "-c",
				"cd '" + lab.repository() + "' && " + command);
		return run.exit() == 0 && !run.out().isBlank();
	}

}
