package dev.wm.registry;

import java.util.List;

import dev.wm.registry.settings.RegistrySettings;
import dev.wm.registry.settings.StartupException;
import dev.wm.registry.startup.CommandLine;
import dev.wm.registry.startup.RegistryLauncher;
import dev.wm.registry.startup.Usage;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.data.autoconfigure.web.DataWebAutoConfiguration;
import org.springframework.boot.micrometer.observation.autoconfigure.ObservationAutoConfiguration;
import org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration;
import org.springframework.boot.servlet.autoconfigure.MultipartAutoConfiguration;
import org.springframework.boot.tomcat.autoconfigure.metrics.TomcatMetricsAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.error.ErrorMvcAutoConfiguration;
import org.springframework.scheduling.annotation.EnableScheduling;

/**
 * The registry's program.
 */
@SpringBootApplication(exclude = { DataWebAutoConfiguration.class, ErrorMvcAutoConfiguration.class,
		MultipartAutoConfiguration.class, ObservationAutoConfiguration.class, TomcatMetricsAutoConfiguration.class,
		UserDetailsServiceAutoConfiguration.class })
@EnableScheduling
public class RegistryApplication {

	private static final int FAILED = 1;

	private static final int USAGE = 2;

	private static final int FEWEST_CARRIERS = 16;

	protected RegistryApplication() {
	}

	/**
	 * Runs the registry until it is told to stop, or one of its commands.
	 * @param arguments none or a command: the environment holds the settings
	 */
	public static void main(String[] arguments) {
		shareProcessors();
		List<String> wanted = List.of(arguments);
		if (!wanted.isEmpty() && !CommandLine.has(wanted)) {
			Usage usage = Usage.of(wanted);
			usage.print();
			System.exit(usage.isHelp() ? 0 : USAGE);
		}
		try {
			if (wanted.isEmpty()) {
				RegistryLauncher.run(RegistryApplication.class, RegistrySettings.read(System.getenv()),
						RegistryApplication::end);
			}
			else {
				CommandLine.run(wanted, System.getenv());
			}
		}
		catch (StartupException ex) {
			System.err.println(ex.getMessage());
			System.exit(FAILED);
		}
		catch (RuntimeException ex) {
			// Spring has said why.
			System.exit(FAILED);
		}
	}

	// Virtual threads share what carries them until they wait: with one or two carriers,
	// a
	// large export would keep the polls waiting.
	private static void shareProcessors() {
		String parallelism = "jdk.virtualThreadScheduler.parallelism";
		if (System.getProperty(parallelism) == null) {
			System.setProperty(parallelism,
					Integer.toString(Math.max(FEWEST_CARRIERS, Runtime.getRuntime().availableProcessors())));
		}
	}

	// Java would end with the signal's number, which supervisors take for a failure.
	private static void end() {
		Runtime.getRuntime().halt(0);
	}

}
