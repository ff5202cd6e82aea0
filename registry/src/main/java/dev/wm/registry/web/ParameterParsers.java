package dev.wm.registry.web;

import java.beans.PropertyEditorSupport;
import java.time.Instant;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.wm.contract.InvalidValueException;
import dev.wm.contract.net.DnsLabel;
import dev.wm.contract.net.HostName;
import dev.wm.contract.net.SiteDomain;
import dev.wm.contract.v1.credential.CredentialKind;
import dev.wm.contract.v1.device.DeviceType;
import dev.wm.contract.v1.host.HostType;
import dev.wm.registry.json.Timestamp;
import org.springframework.web.bind.WebDataBinder;
import org.springframework.web.bind.annotation.InitBinder;
import org.springframework.web.bind.annotation.RestControllerAdvice;

import static java.util.Map.entry;

/**
 * Parses the values of paths and queries as the API spells them. They are property
 * editors: where a converter refuses a value, Spring goes on to its own, which take
 * {@code yes} for true, {@code 0x10} for a number and an enum constant's name.
 */
@RestControllerAdvice
class ParameterParsers {

	private static final Map<Class<?>, Function<String, Object>> PARSERS = Map.ofEntries(
			entry(SiteDomain.class, SiteDomain::parse), entry(DnsLabel.class, DnsLabel::parse),
			entry(HostName.class, HostName::parse), entry(HostType.class, (text) -> word(HostType.values(), text)),
			entry(DeviceType.class, (text) -> word(DeviceType.values(), text)),
			entry(CredentialKind.class, (text) -> word(CredentialKind.values(), text)),
			entry(boolean.class, ParameterParsers::truth), entry(Boolean.class, ParameterParsers::truth),
			entry(Instant.class, Timestamp::parse), entry(long.class, ParameterParsers::number),
			entry(Long.class, ParameterParsers::number),
			entry(Integer.class, (text) -> (int) WholeNumber.parse(text, Integer.MIN_VALUE, Integer.MAX_VALUE)));

	@InitBinder
	void register(WebDataBinder binder) {
		PARSERS.forEach((type, parser) -> binder.registerCustomEditor(type, new Editor(parser)));
	}

	private static Object truth(String text) {
		return word(new Boolean[] { Boolean.TRUE, Boolean.FALSE }, text);
	}

	private static Object number(String text) {
		return WholeNumber.parse(text, Long.MIN_VALUE, Long.MAX_VALUE);
	}

	private static <E> E word(E[] values, String text) {
		return Stream.of(values)
			.filter((value) -> value.toString().equals(text))
			.findFirst()
			.orElseThrow(() -> new InvalidValueException(InvalidValueException.quote(text) + " is not known here: use "
					+ Stream.of(values).map(Object::toString).collect(Collectors.joining(" or ")) + "."));
	}

	private static final class Editor extends PropertyEditorSupport {

		private final Function<String, Object> parser;

		Editor(Function<String, Object> parser) {
			this.parser = parser;
		}

		@Override
		public void setAsText(String text) {
			setValue(this.parser.apply(text));
		}

	}

}
