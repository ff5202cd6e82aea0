package dev.wm.deploy.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;

/**
 * A test class that takes root on Linux, for namespaces or containers, and programs. It
 * is skipped where one of them is missing.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(RequiresRoot.Condition.class)
public @interface RequiresRoot {

	/** The names of the programs. */
	String[] value() default {};

	/** Whether this process is root on a machine with these programs. */
	final class Condition implements ExecutionCondition {

		private static final List<Path> FOLDERS = List.of(Path.of("/usr/bin"), Path.of("/usr/sbin"));

		@Override
		public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
			List<String> missing = AnnotationSupport.findAnnotation(context.getElement(), RequiresRoot.class)
				.map((required) -> Stream.of(required.value()).filter(Condition::isMissing).toList())
				.orElse(List.of());
			if (!isRoot()) {
				return ConditionEvaluationResult.disabled("It takes root on Linux.");
			}
			return missing.isEmpty() ? ConditionEvaluationResult.enabled("root on Linux")
					: ConditionEvaluationResult.disabled("Missing programs: " + String.join(", ", missing));
		}

		private static boolean isMissing(String program) {
			return FOLDERS.stream().noneMatch((folder) -> Files.isExecutable(folder.resolve(program)));
		}

		private static boolean isRoot() {
			Path status = Path.of("/proc/self/status");
			try {
				return Files.exists(status)
						&& Files.readString(status).lines().anyMatch((line) -> line.matches("Uid:\\s+0\\s.*"));
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		}

	}

}
