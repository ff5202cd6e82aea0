package dev.wm.cli;

import java.net.InetAddress;
import java.nio.file.Files;
import java.time.Clock;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

class ArchitectureTests {

	private static final JavaClasses CLASSES = new ClassFileImporter()
		.withImportOption(new ImportOption.DoNotIncludeTests())
		.importPackages("dev.wm.cli");

	@Test
	void packagesWhenSlicedHaveNoCycles() {
		slices().matching("dev.wm.(**)").should().beFreeOfCycles().check(CLASSES);
	}

	@Test
	void packagesWhenImportingFollowTheArrows() {
		layeredArchitecture().consideringOnlyDependenciesInAnyPackage("dev.wm.cli..")
			.layer("main")
			.definedBy("dev.wm.cli")
			.layer("command")
			.definedBy("dev.wm.cli.command")
			.layer("client")
			.definedBy("dev.wm.cli.client")
			.layer("output")
			.definedBy("dev.wm.cli.output")
			.layer("convert")
			.definedBy("dev.wm.cli.convert")
			.layer("settings")
			.definedBy("dev.wm.cli.settings")
			.layer("machine")
			.definedBy("dev.wm.cli.machine")
			.layer("setup")
			.definedBy("dev.wm.cli.setup")
			.layer("manual")
			.definedBy("dev.wm.cli.manual")
			.whereLayer("main")
			.mayNotBeAccessedByAnyLayer()
			.whereLayer("command")
			.mayOnlyBeAccessedByLayers("main")
			.whereLayer("client")
			.mayOnlyBeAccessedByLayers("main", "command")
			.whereLayer("output")
			.mayOnlyBeAccessedByLayers("main", "command")
			.whereLayer("convert")
			.mayOnlyBeAccessedByLayers("main", "command")
			.whereLayer("machine")
			.mayOnlyBeAccessedByLayers("main", "command")
			.whereLayer("manual")
			.mayOnlyBeAccessedByLayers("command")
			.whereLayer("setup")
			.mayOnlyBeAccessedByLayers("command")
			.whereLayer("settings")
			.mayOnlyBeAccessedByLayers("main", "command", "client")
			.check(CLASSES);
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
			.because("MeshStore, TokenFile and Document read and write files")
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
			.because("Context carries the environment and the clock")
			.check(CLASSES);
	}

}
