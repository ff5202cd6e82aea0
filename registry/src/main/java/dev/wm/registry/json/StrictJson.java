package dev.wm.registry.json;

import java.time.Instant;

import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.DeserializationConfig;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.deser.ValueDeserializerModifier;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.type.LogicalType;

/**
 * Makes JSON parsing strict: a value of another type than the OpenAPI document's is
 * refused and never converted, and a misspelt member does not count as absent.
 */
@Configuration(proxyBeanMethods = false)
class StrictJson {

	@Bean
	JsonMapperBuilderCustomizer strictRequests() {
		return StrictJson::apply;
	}

	static void apply(JsonMapper.Builder builder) {
		builder
			.enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
			.disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT, DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
			.disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
			.enable(EnumFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
			.enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
			.withCoercionConfigDefaults((any) -> any.setAcceptBlankAsEmpty(false))
			.withCoercionConfig(LogicalType.Textual, (text) -> {
				text.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail);
				text.setCoercion(CoercionInputShape.Float, CoercionAction.Fail);
				text.setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail);
			})
			.addModule(new SimpleModule("strict").addDeserializer(Instant.class, new InstantDeserializer())
				.addDeserializer(Double.class, new DoubleDeserializer())
				.setDeserializerModifier(new EnumModifier()));
	}

	/** Jackson's own also takes numbers, and spaces around the text. */
	private static final class InstantDeserializer extends StdDeserializer<Instant> {

		InstantDeserializer() {
			super(Instant.class);
		}

		@Override
		public Instant deserialize(JsonParser parser, DeserializationContext context) {
			if (parser.currentToken() != JsonToken.VALUE_STRING) {
				context.reportWrongTokenException(Instant.class, JsonToken.VALUE_STRING, "not a time");
			}
			return Timestamp.parse(parser.getString());
		}

	}

	/** Jackson's own also takes "NaN" and "Infinity". */
	private static final class DoubleDeserializer extends StdDeserializer<Double> {

		DoubleDeserializer() {
			super(Double.class);
		}

		@Override
		public Double deserialize(JsonParser parser, DeserializationContext context) {
			if (!parser.currentToken().isNumeric()) {
				context.reportWrongTokenException(Double.class, JsonToken.VALUE_NUMBER_FLOAT, "not a number");
			}
			return parser.getDoubleValue();
		}

	}

	/** Jackson's own also takes spaces around the text. */
	private static final class EnumModifier extends ValueDeserializerModifier {

		private static final long serialVersionUID = 1L;

		@Override
		public ValueDeserializer<?> modifyEnumDeserializer(DeserializationConfig config, JavaType type,
				BeanDescription.Supplier description, ValueDeserializer<?> deserializer) {
			return new EnumDeserializer(type, deserializer);
		}

	}

	private static final class EnumDeserializer extends StdDeserializer<Object> {

		private final ValueDeserializer<?> general;

		EnumDeserializer(JavaType type, ValueDeserializer<?> general) {
			super(type);
			this.general = general;
		}

		@Override
		public Object deserialize(JsonParser parser, DeserializationContext context) {
			if (parser.currentToken() != JsonToken.VALUE_STRING) {
				context.reportWrongTokenException(handledType(), JsonToken.VALUE_STRING, "not a word");
			}
			String text = parser.getString();
			return text.equals(text.trim()) ? this.general.deserialize(parser, context)
					: context.handleWeirdStringValue(handledType(), text, "spaces around it");
		}

	}

}
