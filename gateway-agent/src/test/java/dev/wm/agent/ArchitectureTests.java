package dev.wm.agent;

import java.io.PrintStream;
import java.net.InetAddress;
import java.nio.file.Files;
import java.time.Clock;

import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.properties.HasOwner;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.Architectures;
import org.junit.jupiter.api.Test;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

class ArchitectureTests {

	private static final JavaClasses CLASSES = new ClassFileImporter()
		.withImportOption(new ImportOption.DoNotIncludeTests())
		.importPackages("dev.wm.agent");

	@Test
	void packagesWhenSlicedHaveNoCycles() {
		slices().matching("dev.wm.(**)").should().beFreeOfCycles().check(CLASSES);
	}

	@Test
	void packagesWhenImportingFollowTheArrows() {
		Architectures.layeredArchitecture()
			.consideringOnlyDependenciesInAnyPackage("dev.wm.agent..")
			.layer("main")
			.definedBy("dev.wm.agent")
			.layer("loop")
			.definedBy("dev.wm.agent.loop")
			.layer("status")
			.definedBy("dev.wm.agent.status")
			.layer("report")
			.definedBy("dev.wm.agent.report")
			.layer("reconcile")
			.definedBy("dev.wm.agent.reconcile")
			.layer("confirm")
			.definedBy("dev.wm.agent.confirm")
			.layer("poll")
			.definedBy("dev.wm.agent.poll")
			.layer("cache")
			.definedBy("dev.wm.agent.cache")
			.layer("enrol")
			.definedBy("dev.wm.agent.enrol")
			.layer("host")
			.definedBy("dev.wm.agent.host")
			.layer("plan")
			.definedBy("dev.wm.agent.plan")
			.layer("render")
			.definedBy("dev.wm.agent.render")
			.layer("desired")
			.definedBy("dev.wm.agent.desired")
			.layer("table")
			.definedBy("dev.wm.agent.table")
			.layer("routing")
			.definedBy("dev.wm.agent.routing")
			.layer("observed")
			.definedBy("dev.wm.agent.observed")
			.layer("fetch")
			.definedBy("dev.wm.agent.fetch")
			.layer("settings")
			.definedBy("dev.wm.agent.settings")
			.layer("process")
			.definedBy("dev.wm.agent.process")
			.layer("probe")
			.definedBy("dev.wm.agent.probe")
			.layer("firewall")
			.definedBy("dev.wm.agent.firewall")
			.layer("log")
			.definedBy("dev.wm.agent.log")
			.layer("time")
			.definedBy("dev.wm.agent.time")
			.whereLayer("loop")
			.mayOnlyBeAccessedByLayers("main")
			.whereLayer("status")
			.mayOnlyBeAccessedByLayers("loop", "main")
			.whereLayer("report")
			.mayOnlyBeAccessedByLayers("loop", "status")
			.whereLayer("reconcile")
			.mayOnlyBeAccessedByLayers("loop", "report")
			.whereLayer("confirm")
			.mayOnlyBeAccessedByLayers("loop", "reconcile")
			.whereLayer("poll")
			.mayOnlyBeAccessedByLayers("loop", "report")
			.whereLayer("cache")
			.mayOnlyBeAccessedByLayers("confirm", "loop", "reconcile", "report")
			.whereLayer("enrol")
			.mayOnlyBeAccessedByLayers("loop", "poll", "reconcile", "main")
			.whereLayer("host")
			.mayOnlyBeAccessedByLayers("loop", "reconcile", "status", "main")
			.whereLayer("plan")
			.mayOnlyBeAccessedByLayers("host", "loop", "reconcile", "report")
			.whereLayer("render")
			.mayOnlyBeAccessedByLayers("plan", "reconcile")
			.whereLayer("desired")
			.mayOnlyBeAccessedByLayers("enrol", "observed", "plan", "reconcile", "report", "render", "loop", "main")
			.whereLayer("table")
			.mayOnlyBeAccessedByLayers("host", "observed", "plan", "render")
			.whereLayer("routing")
			.mayOnlyBeAccessedByLayers("desired", "host", "observed", "plan", "reconcile", "render")
			.whereLayer("observed")
			.mayOnlyBeAccessedByLayers("plan", "host", "confirm", "reconcile", "report", "status")
			.whereLayer("fetch")
			.mayOnlyBeAccessedByLayers("enrol", "poll", "loop", "main")
			.whereLayer("settings")
			.mayOnlyBeAccessedByLayers("enrol", "loop", "reconcile", "main")
			.whereLayer("process")
			.mayOnlyBeAccessedByLayers("host", "probe", "main")
			.whereLayer("probe")
			.mayOnlyBeAccessedByLayers("host", "loop", "reconcile", "main")
			.whereLayer("firewall")
			.mayOnlyBeAccessedByLayers("host", "loop", "probe", "render")
			.whereLayer("log")
			.mayOnlyBeAccessedByLayers("loop", "poll", "main")
			.whereLayer("time")
			.mayOnlyBeAccessedByLayers("loop", "poll", "confirm", "report", "main")
			.check(CLASSES);
	}

	@Test
	void pureWhenImportingReachesNoMachineAndNoClock() {
		noClasses().that()
			.resideInAnyPackage("..agent.desired..", "..agent.render..", "..agent.observed..", "..agent.plan..",
					"..agent.text..", "..agent.table..", "..agent.firewall..")
			.should()
			.dependOnClassesThat()
			.resideInAnyPackage("java.io..", "java.nio.file..", "java.net.http..", "okhttp3..")
			.orShould()
			.dependOnClassesThat()
			.areAssignableTo(Clock.class)
			.because("what is pure takes values; the host package reads the machine")
			.check(CLASSES.that(com.tngtech.archunit.base.DescribedPredicate
				.not(com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo(Throwable.class))));
	}

	@Test
	void filesWhenTouchedAreTouchedInOnePackage() {
		noClasses().that()
			.resideOutsideOfPackage("dev.wm.agent.files")
			.should()
			.dependOnClassesThat()
			.areAssignableTo(Files.class)
			.because("AtomicFile and FileReader are for that")
			.check(CLASSES);
	}

	@Test
	void processesWhenStartedAreStartedInOnePackage() {
		noClasses().that()
			.resideOutsideOfPackage("dev.wm.agent.process")
			.should()
			.dependOnClassesThat()
			.areAssignableTo(ProcessBuilder.class)
			.because("CommandRunner is for that")
			.check(CLASSES);
	}

	@Test
	void programWhenEndedIsEndedByMainOnly() {
		noClasses().that()
			.doNotHaveSimpleName("GatewayMain")
			.should()
			.callMethod(System.class, "exit", int.class)
			.because("a command returns its exit code")
			.check(CLASSES);
	}

	@Test
	void linesWhenPrintedArePrintedInOneClass() {
		noClasses().that()
			.doNotHaveSimpleName("Console")
			.should()
			.callMethodWhere(JavaCall.Predicates
				.target(HasOwner.Predicates.With.owner(JavaClass.Predicates.assignableTo(PrintStream.class))))
			.because("Console keeps what a terminal acts on from it")
			.check(CLASSES);
	}

	@Test
	void addressesWhenParsedAreNeverLookedUp() {
		noClasses().should()
			.callMethod(InetAddress.class, "getByName", String.class)
			.because("IpAddress.parse asks no name server")
			.check(CLASSES);
	}

	@Test
	void agentWhenTimedTakesItsTimeFromOutside() {
		noClasses().that()
			.resideInAnyPackage("..agent.loop..", "..agent.poll..", "..agent.reconcile..", "..agent.confirm..",
					"..agent.report..", "..agent.status..", "..agent.log..", "..agent.time..")
			.and()
			.doNotHaveSimpleName("StoppableTime")
			.should()
			.callMethod(System.class, "nanoTime")
			.orShould()
			.callMethod(System.class, "currentTimeMillis")
			.orShould()
			.callMethod(Thread.class, "sleep", long.class)
			.because("Time is injected")
			.check(CLASSES);
	}

	@Test
	void jsonWhenReadOrWrittenGoesThroughOnePackageWithoutDataBinding() {
		noClasses().that()
			.resideOutsideOfPackage("dev.wm.agent.json")
			.should()
			.dependOnClassesThat()
			.resideInAnyPackage("tools.jackson..")
			.orShould()
			.dependOnClassesThat()
			.resideInAnyPackage("com.fasterxml..")
			.because("JsonReader, JsonWriter and Documents are for that")
			.check(CLASSES);
		noClasses().should()
			.dependOnClassesThat()
			.resideInAnyPackage("tools.jackson.databind..")
			.because("it is not there at run time")
			.check(CLASSES);
	}

}
