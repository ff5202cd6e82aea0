package dev.wm.deploy.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Brings the lab up before the first test that needs it, and down after the last. */
final class LabExtension implements ExecutionCondition, ParameterResolver {

	private static final Namespace NAMESPACE = Namespace.create(LabExtension.class);

	@Override
	public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
		if (!System.getProperty("os.name").equals("Linux")) {
			return ConditionEvaluationResult.disabled("The lab needs Linux.");
		}
		if (!isRoot()) {
			return ConditionEvaluationResult.disabled("The lab makes network namespaces and needs root.");
		}
		return ConditionEvaluationResult.enabled("root on Linux");
	}

	private static boolean isRoot() {
		try {
			return Files.readString(Path.of("/proc/self/status"))
				.lines()
				.anyMatch((line) -> line.matches("Uid:\\s+0\\s.*"));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	@Override
	public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
		return parameter.getParameter().getType() == Lab.class;
	}

	@Override
	public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
		return context.getRoot().getStore(NAMESPACE).computeIfAbsent(Lab.class, (key) -> Lab.up(), Lab.class);
	}

}
