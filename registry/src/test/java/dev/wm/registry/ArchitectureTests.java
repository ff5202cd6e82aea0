package dev.wm.registry;

import java.net.InetAddress;
import java.nio.file.Files;
import java.time.Clock;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

class ArchitectureTests {

	private static final JavaClasses CLASSES = new ClassFileImporter()
		.withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
		.importPackages("dev.wm.registry");

	@Test
	void packagesHaveNoCycles() {
		check(slices().matching("dev.wm.(**)").should().beFreeOfCycles());
	}

	@Test
	void onlyTheMainClassExits() {
		check(noClasses().that()
			.doNotHaveFullyQualifiedName(RegistryApplication.class.getName())
			.should()
			.callMethod(System.class, "exit", int.class)
			.orShould()
			.callMethod(Runtime.class, "halt", int.class)
			.because("main decides; throw StartupException instead"));
	}

	@Test
	void onlyTheEmbeddedDatabaseAndSetupStartProcesses() {
		check(noClasses().that()
			.resideOutsideOfPackages("dev.wm.registry.embedded", "dev.wm.registry.setup")
			.should()
			.dependOnClassesThat()
			.areAssignableTo(ProcessBuilder.class)
			.because("the registry runs nothing but its own PostgreSQL, and Caddy's check when it is set up"));
	}

	@Test
	void onlyFilesAndTheEmbeddedDatabaseTouchFiles() {
		check(noClasses().that()
			.resideOutsideOfPackages("dev.wm.registry.embedded", "dev.wm.registry.files")
			.should()
			.dependOnClassesThat()
			.areAssignableTo(Files.class)
			.because("DataFolder writes atomically and for the owner alone"));
	}

	@Test
	void nobodyButSetupAsksDns() {
		check(noClasses().that()
			.resideOutsideOfPackage("dev.wm.registry.setup")
			.should()
			.callMethod(InetAddress.class, "getByName", String.class)
			.orShould()
			.callMethod(InetAddress.class, "getAllByName", String.class)
			.because("IpAddress.parse reads addresses without asking anybody"));
	}

	@Test
	void pureClassesKnowNothingOfTheOutside() {
		check(noClasses().that()
			.haveNameMatching(".*\\.(AddressAllocator|SubnetAllocator|SiteAllocation|SiteRules|SiteEditRules|HostRules|"
					+ "DeviceRules|SiteEnrolmentRules|ReportLimits|ReportMapper|DnsRecords|ViewCompiler|MeshSnapshot|ConfigDiffer|"
					+ "ListDiffer|RecordText|DebounceWindow|ChangeReplay|BackupRetention|RollOutState|RollOutOrder|KnownUpdate|CaddySite|DomainCheck|EnvSetting|ImportRules|DeepCheckRun|"
					+ "check\\.rule\\.(?!package-info).*|deepcheck\\.rule\\.(?!package-info).*)")
			.should()
			.dependOnClassesThat()
			.resideInAnyPackage("java.io..", "java.nio.file..", "java.net.http..", "java.sql..",
					"org.springframework..", "jakarta..")
			.orShould()
			.dependOnClassesThat()
			.areAssignableTo(Clock.class)
			.because("rules and views are functions of what they are given"));
	}

	@Test
	void entitiesStayInTheirPackage() {
		check(noClasses().that()
			.areAnnotatedWith("jakarta.persistence.Entity")
			.should()
			.bePublic()
			.because("other packages get the contract's records"));
	}

	@Test
	void everyPackageIsNullMarked() {
		CLASSES.stream()
			.map((type) -> type.getPackage())
			.distinct()
			.forEach((javaPackage) -> assertThat(javaPackage.isAnnotatedWith(NullMarked.class))
				.as(javaPackage.getName() + " has a package-info with @NullMarked")
				.isTrue());
	}

	private static void check(ArchRule rule) {
		rule.check(CLASSES);
	}

}
