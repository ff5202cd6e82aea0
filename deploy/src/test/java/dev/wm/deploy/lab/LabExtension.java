package dev.wm.deploy.lab;

import java.util.Objects;

import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives each test class a lab of the {@link LabPool}, and takes it back after the class.
 */
final class LabExtension implements BeforeAllCallback, AfterAllCallback, ParameterResolver {

	private static final Namespace NAMESPACE = Namespace.create(LabExtension.class);

	private static LabPool pool(ExtensionContext context) {
		return context.getRoot()
			.getStore(NAMESPACE)
			.computeIfAbsent(LabPool.class, (key) -> new LabPool(), LabPool.class);
	}

	@Override
	public void beforeAll(ExtensionContext context) throws InterruptedException {
		context.getStore(NAMESPACE).put(Lab.class, pool(context).take());
	}

	@Override
	public void afterAll(ExtensionContext context) {
		Lab lab = context.getStore(NAMESPACE).remove(Lab.class, Lab.class);
		if (lab != null) {
			pool(context).giveBack(lab);
		}
	}

	@Override
	public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
		return parameter.getParameter().getType() == Lab.class;
	}

	@Override
	public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
		return Objects.requireNonNull(context.getStore(NAMESPACE).get(Lab.class, Lab.class), "a lab since beforeAll");
	}

}
