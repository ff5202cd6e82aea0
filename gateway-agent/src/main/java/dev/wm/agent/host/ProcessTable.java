package dev.wm.agent.host;

import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.wm.agent.files.FileReader;

/**
 * The machine's processes, as proc(5) has them. A process that ends meanwhile has
 * nothing.
 */
final class ProcessTable {

	private static final Pattern NUMBER = Pattern.compile("[1-9]\\d{0,9}");

	private static final Pattern SOCKET = Pattern.compile("socket:\\[(\\d{1,18})]");

	private static final String NETWORK = "ns/net";

	private final Paths paths;

	ProcessTable(Paths paths) {
		this.paths = paths;
	}

	/**
	 * The dnsmasq processes of this machine whose command line has a text. Those of its
	 * containers are in other network namespaces, and not this agent's.
	 */
	List<Long> dnsmasq(String text) {
		return all().filter((pid) -> isDnsmasq(pid, text)).filter(this::isHere).toList();
	}

	boolean isDnsmasq(long pid, String text) {
		return name(pid).equals("dnsmasq") && text(pid, "cmdline").contains(text);
	}

	private boolean isHere(long pid) {
		Optional<String> own = FileReader.link(this.paths.processes().resolve("self").resolve(NETWORK));
		return FileReader.link(this.paths.process(pid, NETWORK)).equals(own);
	}

	String name(long pid) {
		return text(pid, "comm").strip();
	}

	private String text(long pid, String file) {
		try {
			return FileReader.text(this.paths.process(pid, file)).orElse("");
		}
		catch (UncheckedIOException ex) {
			return "";
		}
	}

	/** The inodes of a process's sockets. */
	Set<Long> sockets(long pid) {
		return names(pid).map((name) -> FileReader.link(this.paths.process(pid, "fd/" + name)))
			.flatMap(Optional::stream)
			.map(SOCKET::matcher)
			.filter(Matcher::matches)
			.map((matcher) -> Long.valueOf(matcher.group(1)))
			.collect(Collectors.toSet());
	}

	private Stream<String> names(long pid) {
		try {
			return FileReader.names(this.paths.process(pid, "fd")).stream();
		}
		catch (UncheckedIOException ex) {
			return Stream.empty();
		}
	}

	/** The process that has a socket. */
	Optional<Long> owner(long inode) {
		return all().filter((pid) -> sockets(pid).contains(inode)).findFirst();
	}

	private Stream<Long> all() {
		return FileReader.names(this.paths.processes())
			.stream()
			.filter(NUMBER.asMatchPredicate())
			.map(Long::valueOf)
			.filter(Predicate.not((pid) -> pid == ProcessHandle.current().pid()));
	}

}
