package dev.wm.cli.client;

import java.time.DateTimeException;
import java.time.Instant;

import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.type.LogicalType;

/**
 * The mapper of the contract's records. It ignores members that a newer registry adds,
 * and converts no JSON type into another.
 */
final class Json {

	static final JsonMapper MAPPER = JsonMapper.builder()
		.disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
		.disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
		.disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
		.withCoercionConfigDefaults((any) -> any.setAcceptBlankAsEmpty(false))
		.withCoercionConfig(LogicalType.Textual, (text) -> {
			text.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail);
			text.setCoercion(CoercionInputShape.Float, CoercionAction.Fail);
			text.setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail);
		})
		.addModule(new SimpleModule().addDeserializer(Instant.class, new InstantDeserializer()))
		.build();

	private Json() {
	}

	/** Reads ISO 8601 alone; Jackson's own also takes a number for seconds. */
	private static final class InstantDeserializer extends StdDeserializer<Instant> {

		InstantDeserializer() {
			super(Instant.class);
		}

		@Override
		public Instant deserialize(JsonParser parser, DeserializationContext context) {
			if (parser.currentToken() != JsonToken.VALUE_STRING) {
				context.reportWrongTokenException(Instant.class, JsonToken.VALUE_STRING, "not a time");
			}
			try {
				return Instant.parse(parser.getString());
			}
			catch (DateTimeException ex) {
				return context.reportInputMismatch(Instant.class, "not a time in ISO 8601");
			}
		}

	}

}
