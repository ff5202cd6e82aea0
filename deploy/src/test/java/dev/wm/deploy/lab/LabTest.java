package dev.wm.deploy.lab;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import dev.wm.deploy.process.RequiresRoot;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A test class that takes a running {@link Lab} as a parameter; skipped without root. It
 * has that lab to itself, while other classes run on other labs: tests may stop nodes and
 * change the mesh, and leave it as they found it.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@RequiresRoot
@ExtendWith(LabExtension.class)
@interface LabTest {

}
