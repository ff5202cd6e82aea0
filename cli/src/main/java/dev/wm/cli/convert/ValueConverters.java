package dev.wm.cli.convert;

import java.time.Duration;
import java.util.function.Function;

import dev.wm.contract.InvalidValueException;
import dev.wm.contract.key.BearerToken;
import dev.wm.contract.net.Cidr;
import dev.wm.contract.net.DnsLabel;
import dev.wm.contract.net.Endpoint;
import dev.wm.contract.net.HostAlias;
import dev.wm.contract.net.HostName;
import dev.wm.contract.net.IpAddress;
import dev.wm.contract.net.MacAddress;
import dev.wm.contract.net.Port;
import dev.wm.contract.net.RegistryUrl;
import dev.wm.contract.net.SiteDomain;
import dev.wm.contract.v1.release.ReleaseVersion;
import picocli.CommandLine;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * picocli's converters for the contract's value types.
 */
public final class ValueConverters {

	private ValueConverters() {
	}

	/**
	 * Teaches the command line, subcommands included, to read them.
	 * @param line the command line
	 */
	public static void register(CommandLine line) {
		line.registerConverter(Integer.class, converter(ValueConverters::number));
		line.registerConverter(Boolean.class, converter(ValueConverters::flag));
		line.registerConverter(Duration.class, converter(ValueConverters::duration));
		line.registerConverter(SiteDomain.class, converter(SiteDomain::parse));
		line.registerConverter(DnsLabel.class, converter(DnsLabel::parse));
		line.registerConverter(HostAlias.class, converter(HostAlias::parse));
		line.registerConverter(HostName.class, converter(HostName::parse));
		line.registerConverter(IpAddress.class, converter(IpAddress::parse));
		line.registerConverter(MacAddress.class, converter(MacAddress::parse));
		line.registerConverter(Cidr.class, converter(Cidr::parse));
		line.registerConverter(Endpoint.class, converter(Endpoint::parse));
		line.registerConverter(Port.class, converter(Port::parse));
		line.registerConverter(RegistryUrl.class, converter(RegistryUrl::parse));
		line.registerConverter(ReleaseVersion.class, converter(ReleaseVersion::parse));
		line.registerConverter(BearerToken.class, converter(BearerToken::parse));
	}

	private static Integer number(String text) {
		if (!text.matches("\\d{1,9}")) {
			throw new InvalidValueException(InvalidValueException.quote(text) + " is not a number.");
		}
		return Integer.valueOf(text);
	}

	private static Duration duration(String text) {
		if (!text.matches("[1-9]\\d{0,5}[mhd]")) {
			throw new InvalidValueException(InvalidValueException.quote(text)
					+ " is no time: write minutes, hours or days, as 30m, 24h or 7d.");
		}
		long count = Long.parseLong(text.substring(0, text.length() - 1));
		return switch (text.charAt(text.length() - 1)) {
			case 'm' -> Duration.ofMinutes(count);
			case 'h' -> Duration.ofHours(count);
			default -> Duration.ofDays(count);
		};
	}

	private static Boolean flag(String text) {
		if (!text.equals("true") && !text.equals("false")) {
			throw new InvalidValueException("Write true or false.");
		}
		return Boolean.valueOf(text);
	}

	private static <T> ITypeConverter<T> converter(Function<String, T> parse) {
		return (text) -> {
			try {
				return parse.apply(text);
			}
			catch (InvalidValueException ex) {
				throw new TypeConversionException(String.valueOf(ex.getMessage()));
			}
		};
	}

}
