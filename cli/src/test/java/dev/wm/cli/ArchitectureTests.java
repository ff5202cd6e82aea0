package dev.wm.cli;

import java.net.InetAddress;
import java.nio.file.Files;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.Architectures.LayeredArchitecture;
import org.junit.jupiter.api.Test;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

class ArchitectureTests {

	private static final JavaClasses CLASSES = new ClassFileImporter()
		.withImportOption(new ImportOption.DoNotIncludeTests())
		.importPackages("dev.wm.cli");

	private static final List<String> ROOMS = List.of("command.mesh", "command.site", "command.host", "command.device",
			"command.edit", "command.inspect", "command.history", "command.transfer", "command.setup", "command.token",
			"command.program", "command.update");

	// What every package of commands may use; never another such package.
	private static final List<String> SHARED = List.of("command.context", "command.option", "command.result",
			"command.run", "command.enrol", "client", "output", "settings");

	// Each package with those that it may import.
	private static final Map<String, List<String>> ARROWS = arrows();

	@Test
	void packagesWhenSlicedHaveNoCycles() {
		slices().matching("dev.wm.(**)").should().beFreeOfCycles().check(CLASSES);
	}

	@Test
	void packagesWhenImportingFollowTheArrows() {
		LayeredArchitecture layers = layeredArchitecture().consideringOnlyDependenciesInAnyPackage("dev.wm.cli..")
			.layer("main")
			.definedBy("dev.wm.cli");
		for (String layer : ARROWS.keySet()) {
			layers = layer.equals("main") ? layers : layers.layer(layer).definedBy("dev.wm.cli." + layer);
		}
		for (Map.Entry<String, List<String>> arrow : ARROWS.entrySet()) {
			layers = arrow.getValue().isEmpty() ? layers.whereLayer(arrow.getKey()).mayNotAccessAnyLayer()
					: layers.whereLayer(arrow.getKey()).mayOnlyAccessLayers(arrow.getValue().toArray(String[]::new));
		}
		layers.ensureAllClassesAreContainedInArchitecture().check(CLASSES);
	}

	private static Map<String, List<String>> arrows() {
		Map<String, List<String>> arrows = new LinkedHashMap<>();
		arrows.put("main", List.of("command", "command.context", "client", "convert", "network", "output", "settings"));
		arrows.put("command", Stream.concat(Stream.of("command.context"), ROOMS.stream()).toList());
		Map<String, String> own = Map.of("command.inspect", "network", "command.program", "manual", "command.setup",
				"setup", "command.device", "phone");
		ROOMS.forEach(
				(part) -> arrows.put(part, Stream.concat(SHARED.stream(), Stream.ofNullable(own.get(part))).toList()));
		arrows.put("command.run",
				List.of("command.context", "command.option", "command.result", "client", "output", "settings"));
		arrows.put("command.enrol",
				List.of("command.option", "command.result", "client", "output", "settings", "setup"));
		arrows.put("command.option", List.of("command.context", "command.result", "output"));
		arrows.put("command.result", List.of("client", "output"));
		arrows.put("command.context", List.of("client", "network", "output", "settings"));
		arrows.put("client", List.of("settings"));
		List.of("convert", "manual", "network", "output", "phone", "settings", "setup")
			.forEach((leaf) -> arrows.put(leaf, List.of()));
		return arrows;
	}

	@Test
	void processWhenEndedIsEndedByTheMainClassAlone() {
		noClasses().that()
			.doNotHaveSimpleName("WmCommand")
			.should()
			.callMethod(System.class, "exit", int.class)
			.orShould()
			.dependOnClassesThat()
			.areAssignableTo(Runtime.class)
			.because("a command returns its exit code")
			.check(CLASSES);
	}

	@Test
	void filesWhenTouchedAreTouchedBySettingsAlone() {
		noClasses().that()
			.resideOutsideOfPackage("dev.wm.cli.settings")
			.should()
			.dependOnClassesThat()
			.areAssignableTo(Files.class)
			.orShould()
			.dependOnClassesThat()
			.resideInAPackage("java.nio.channels..")
			.because("MeshStore, TokenFile and ExportFile read and write files")
			.check(CLASSES);
	}

	@Test
	void networkWhenUsedIsUsedByTheClientAlone() {
		noClasses().that()
			.resideOutsideOfPackage("dev.wm.cli.client")
			.should()
			.dependOnClassesThat()
			.resideInAnyPackage("okhttp3..", "okio..", "java.net.http..")
			.because("RegistryClient makes the calls")
			.check(CLASSES);
	}

	@Test
	void machineWhenUsedIsAskedOnlyThroughWhatIsHandedIn() {
		noClasses().should()
			.dependOnClassesThat()
			.areAssignableTo(ProcessBuilder.class)
			.orShould()
			.callMethod(InetAddress.class, "getByName", String.class)
			.because("this program starts no other, and a name is resolved only by the HTTP client")
			.check(CLASSES);
		noClasses().that()
			.doNotHaveSimpleName("WmCommand")
			.should()
			.callMethod(System.class, "getenv")
			.orShould()
			.callMethod(Clock.class, "systemUTC")
			.orShould()
			.callMethod(java.time.Instant.class, "now")
			.because("CommandContext carries the environment and the clock")
			.check(CLASSES);
	}

}
