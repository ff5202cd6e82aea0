package dev.wm.contract;

import java.security.PrivateKey;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.wm.contract.text.Version;
import org.junit.jupiter.api.Test;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

class ArchitectureTests {

	private static final JavaClasses CLASSES = new ClassFileImporter()
		.withImportOption(new ImportOption.DoNotIncludeTests())
		.importPackages("dev.wm.contract");

	@Test
	void packagesWhenSlicedHaveNoCycles() {
		slices().matching("dev.wm.(**)").should().beFreeOfCycles().check(CLASSES);
	}

	@Test
	void contractWhenImportingUsesOnlyTheJdkAndAnnotations() {
		classes().should()
			.onlyDependOnClassesThat(resideInAnyPackage("java..", "javax.crypto..", "dev.wm.contract..",
					"org.apache.commons.text.similarity..", "org.jspecify.annotations..",
					"com.fasterxml.jackson.annotation.."))
			.check(CLASSES);
	}

	@Test
	void contractWhenRunReachesNoMachineAndNoClock() {
		noClasses().should()
			.dependOnClassesThat(resideInAnyPackage("java.io..", "java.nio.file..", "java.net.http.."))
			.orShould()
			.dependOnClassesThat()
			.areAssignableTo(java.time.Clock.class)
			.because("the contract holds values: whoever needs a file or the time brings it")
			.check(CLASSES.that(not(assignableTo(InvalidValueException.class).or(assignableTo(Version.class)))));
	}

	@Test
	void contractWhenNamingKeysHasNoPrivateOne() {
		noClasses().should()
			.haveSimpleNameContaining("PrivateKey")
			.orShould()
			.dependOnClassesThat()
			.areAssignableTo(PrivateKey.class)
			.because("a private key exists only on the machine that made it")
			.check(CLASSES);
	}

}
