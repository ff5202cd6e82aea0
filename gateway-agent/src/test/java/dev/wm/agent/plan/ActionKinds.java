package dev.wm.agent.plan;

import java.util.stream.Stream;

/** Every kind of action there is. */
public final class ActionKinds {

	private ActionKinds() {
	}

	/** The records that implement {@link Action}, of all subsystems. */
	public static Stream<Class<?>> all() {
		return kinds(Action.class);
	}

	private static Stream<Class<?>> kinds(Class<?> type) {
		return type.isSealed() ? Stream.of(type.getPermittedSubclasses()).flatMap(ActionKinds::kinds) : Stream.of(type);
	}

}
