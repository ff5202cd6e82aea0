package dev.wm.agent.json;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import dev.wm.agent.Samples;
import dev.wm.contract.key.BearerToken;
import dev.wm.contract.key.PublicKey;
import dev.wm.contract.net.Cidr;
import dev.wm.contract.net.DnsLabel;
import dev.wm.contract.net.Endpoint;
import dev.wm.contract.net.HostAlias;
import dev.wm.contract.net.HostName;
import dev.wm.contract.net.IpAddress;
import dev.wm.contract.net.MacAddress;
import dev.wm.contract.net.MeshName;
import dev.wm.contract.net.Port;
import dev.wm.contract.net.SiteDomain;
import dev.wm.contract.v1.host.Host;
import dev.wm.contract.v1.site.NewSite;
import org.jspecify.annotations.Nullable;

/**
 * Records made from their components, so that one that is added later is there, too.
 */
public final class Examples {

	private static final int VARIANTS = 5;

	private Examples() {
	}

	/** Every component set, each time otherwise; and one that has nothing optional. */
	public static <T> List<T> of(Class<T> type) {
		List<T> all = new ArrayList<>();
		for (int variant = 0; variant < VARIANTS; variant++) {
			all.add(type.cast(record(type, variant, false)));
		}
		all.add(type.cast(record(type, 0, true)));
		return all;
	}

	private static Object record(Class<?> type, int variant, boolean bare) {
		RecordComponent[] components = type.getRecordComponents();
		Object[] values = new Object[components.length];
		for (int place = 0; place < values.length; place++) {
			if (!isLeftOut(type, components[place], variant, bare)) {
				values[place] = value(components[place].getGenericType(), variant + 7 * place, bare);
			}
			// A host that is not pinned follows nothing.
			if (type == Host.class && components[place].getName().equals("follow")) {
				values[place] = !bare;
			}
		}
		Class<?>[] types = Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
		try {
			var constructor = type.getDeclaredConstructor(types);
			constructor.setAccessible(true);
			return constructor.newInstance(values);
		}
		catch (ReflectiveOperationException ex) {
			throw new LinkageError(type.getSimpleName(), ex);
		}
	}

	private static boolean isLeftOut(Class<?> type, RecordComponent component, int variant, boolean bare) {
		if (type == NewSite.class && component.getName().equals((variant % 2 == 0) ? "subnet" : "prefixLength")) {
			return true;
		}
		return bare && component.getAnnotatedType().isAnnotationPresent(Nullable.class);
	}

	// The seed counts down, since not more can be answered than was sent.
	private static Object value(Type type, int seed, boolean bare) {
		if (type instanceof ParameterizedType generic) {
			return collection(generic, seed, bare);
		}
		Class<?> plain = (Class<?>) type;
		if (plain.isEnum()) {
			Object[] constants = plain.getEnumConstants();
			return constants[seed % constants.length];
		}
		return switch (plain.getSimpleName()) {
			case "boolean", "Boolean" -> seed % 2 == 0;
			case "int", "Integer" -> 1000 - seed;
			case "long", "Long" -> (1L << 40) - seed;
			case "Double" -> List.of(0.8, 1.0, 1e-7, 12345678.125, 1e22).get(seed % 5);
			case "String" -> "Ümläut \u2028 \"x\" \\ \u0001 / \ud83d\ude00 \ud800 " + seed;
			case "Instant" -> Instant.ofEpochSecond(1_800_000_000L + seed, seed % 3 * 120_000_000L);
			default -> contract(plain, seed, bare);
		};
	}

	private static Object contract(Class<?> type, int seed, boolean bare) {
		String site = List.of("sheen", "osrc", "wg").get(seed % 3);
		String number = String.valueOf(seed % 200 + 1);
		return Map
			.<Class<?>, Object>ofEntries(Map.entry(MeshName.class, new MeshName("mesh " + number)),
					Map.entry(Cidr.class, Cidr.parse("10.7." + number + ".0/24")),
					Map.entry(IpAddress.class, IpAddress.parse("10.9.8." + number)),
					Map.entry(SiteDomain.class, SiteDomain.parse(site)),
					Map.entry(DnsLabel.class, DnsLabel.parse("host" + number)),
					Map.entry(HostName.class, HostName.parse("host" + number + "." + site)),
					Map.entry(HostAlias.class, HostAlias.parse(((seed % 2 == 0) ? "*.a" : "a") + number)),
					Map.entry(PublicKey.class, Samples.key(seed).publicKey()),
					Map.entry(Endpoint.class, Endpoint.parse("203.0.113." + number + ":" + (50000 - seed))),
					Map.entry(MacAddress.class, MacAddress.parse("02:00:5e:00:53:%02x".formatted(seed % 200))),
					Map.entry(Port.class, Port.of(50000 - seed)),
					Map.entry(BearerToken.class, BearerToken.parse("wm_gw_secret" + number)))
			.entrySet()
			.stream()
			.filter((sample) -> sample.getKey() == type)
			.map(Map.Entry::getValue)
			.findFirst()
			.orElseGet(() -> record(type, seed, bare));
	}

	private static Object collection(ParameterizedType type, int seed, boolean bare) {
		Type[] arguments = type.getActualTypeArguments();
		if (type.getRawType() == Map.class) {
			return bare ? Map.of() : Map.of("b" + seed, "x", "a" + seed, "y");
		}
		return bare ? List.of() : List.of(value(arguments[0], seed, false), value(arguments[0], seed + 1, false),
				value(arguments[0], seed + 2, true));
	}

}
