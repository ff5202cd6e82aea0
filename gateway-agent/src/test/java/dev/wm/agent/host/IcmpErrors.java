package dev.wm.agent.host;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import dev.wm.agent.process.Command;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Forged ICMP errors about a connection of others, sent from a raw socket: the packet in
 * one is whatever its sender says.
 */
final class IcmpErrors {

	private static final Pattern PORTS = Pattern.compile("sport=(\\d+) dport=(\\d+)");

	// raw(7), RFC 792: port unreachable, with the reply's IP header and eight bytes more.
	private static final String SEND = """
			use Socket;
			my ($from, $to, $inner_from, $inner_to, $from_port, $to_port) = @ARGV;
			sub sum {
				my $sum = 0;
				$sum += $_ for unpack('n*', shift);
				$sum = ($sum >> 16) + ($sum & 0xffff) while $sum >> 16;
				return ~$sum & 0xffff;
			}
			sub ip {
				my ($length, $protocol, $source, $target) = @_;
				my @head = (0x45, 0, $length, 1, 0, 64, $protocol, 0, inet_aton($source), inet_aton($target));
				$head[7] = sum(pack('CCnnnCCna4a4', @head));
				return pack('CCnnnCCna4a4', @head);
			}
			my $inner = ip(40, 6, $inner_from, $inner_to) . pack('nnN', $from_port, $to_port, 1);
			my $icmp = pack('CCnN', 3, 3, 0, 0) . $inner;
			$icmp = pack('CCnN', 3, 3, sum($icmp), 0) . $inner;
			socket(my $raw, AF_INET, SOCK_RAW, 255) or die "socket: $!";
			my $packet = ip(20 + length($icmp), 1, $from, $to) . $icmp;
			send($raw, $packet, 0, sockaddr_in(0, inet_aton($to))) or die "send: $!";
			""";

	// A UDP packet that must not be fragmented; options are hexadecimal, in whole words.
	private static final String PROVOKE = """
			use Socket;
			my ($source, $target, $ttl, $size, $options) = @ARGV;
			$options = pack('H*', $options);
			my $words = 5 + length($options) / 4;
			my $head = pack('CCnnnCCna4a4', 0x40 + $words, 0, 4 * $words + 8 + $size, 1, 0x4000, $ttl, 17, 0,
				inet_aton($source), inet_aton($target)) . $options;
			socket(my $raw, AF_INET, SOCK_RAW, 255) or die "socket: $!";
			my $packet = $head . pack('nnnn', 6000, 6001, 8 + $size, 0) . ('x' x $size);
			send($raw, $packet, 0, sockaddr_in(0, inet_aton($target))) or die "send: $!";
			""";

	private IcmpErrors() {
	}

	/** Counts the errors that arrive at a machine from now on. */
	static void count(Namespace target) {
		target.run(Command.of("nft", "-f", "-").withInput("""
				table ip errors {
					counter arrived { }
					chain arrivals {
						type filter hook prerouting priority -400
						icmp type { destination-unreachable, time-exceeded, parameter-problem } counter name arrived
					}
				}
				"""));
	}

	/** How many have arrived. */
	static int arrived(Namespace target) {
		Matcher packets = Pattern.compile("packets (\\d+)")
			.matcher(target.run("nft", "list", "counter", "ip", "errors", "arrived"));
		assertThat(packets.find()).isTrue();
		return Integer.parseInt(packets.group(1));
	}

	/**
	 * Sends packets that whoever routes them answers with an error: whose time is over,
	 * who are too large for the tunnel, and who have an option that is wrong (RFC 791,
	 * RFC 1191).
	 * @param sender sends them
	 * @param source their source address, which gets the errors
	 * @param target their destination
	 */
	static void provoke(Namespace sender, String source, String target) {
		provoke(sender, source, target, "1", "8", "");
		provoke(sender, source, target, "64", "1440", "");
		provoke(sender, source, target, "64", "8", "44050100");
	}

	private static void provoke(Namespace sender, String... packet) {
		List<String> command = Stream.concat(Stream.of("perl", "-"), Stream.of(packet)).toList();
		sender.run(Command.of(command.toArray(String[]::new)).withInput(PROVOKE));
	}

	/**
	 * Sends one about the only TCP connection that a gateway knows.
	 * @param sender sends it
	 * @param source its source address
	 * @param caller the LAN address of who started the connection
	 * @param called whom it called, who gets the error
	 */
	static void send(Namespace gateway, Namespace sender, String source, String caller, String called) {
		Matcher ports = PORTS.matcher(gateway.run("conntrack", "-L", "-p", "tcp", "-d", called));
		assertThat(ports.find()).isTrue();
		sender.run(Command.of("perl", "-", source, called, called, caller, ports.group(2), ports.group(1))
			.withInput(SEND));
	}

}
