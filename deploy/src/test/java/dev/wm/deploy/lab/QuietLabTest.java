package dev.wm.deploy.lab;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.junit.jupiter.api.parallel.ResourceLock;

/**
 * A {@link LabTest} that expects something within a poll, or watches every packet:
 * nothing else runs beside it.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@LabTest
@ResourceLock(QuietLabTest.QUIET)
public @interface QuietLabTest {

	/** What those who run beside others share. */
	String QUIET = "quiet";

}
