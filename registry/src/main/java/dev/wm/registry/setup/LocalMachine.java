package dev.wm.registry.setup;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import dev.wm.registry.files.ForeignFiles;

/**
 * This machine.
 */
final class LocalMachine implements Machine {

	private static final int LONGEST_SECONDS = 60;

	private static final int LARGEST_OUTPUT = 1 << 20;

	private static final Path SYSTEMD = Path.of("/run/systemd/system");

	@Override
	public Optional<Result> run(List<String> command) {
		Process process;
		try {
			process = new ProcessBuilder(command).redirectErrorStream(true)
				.redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
				.start();
		}
		catch (IOException ex) {
			return Optional.empty();
		}
		// A program that hangs is ended, and so is what it prints.
		var _ = process.onExit().orTimeout(LONGEST_SECONDS, TimeUnit.SECONDS).exceptionally((late) -> {
			process.destroyForcibly();
			return process;
		});
		try (InputStream printed = process.getInputStream()) {
			String output = new String(printed.readNBytes(LARGEST_OUTPUT), StandardCharsets.UTF_8);
			return Optional.of(new Result(process.waitFor(), output));
		}
		catch (IOException ex) {
			return Optional.of(new Result(-1, String.valueOf(ex.getMessage())));
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return Optional.of(new Result(-1, "interrupted"));
		}
	}

	@Override
	public boolean hasSystemd() {
		return ForeignFiles.exists(SYSTEMD);
	}

	@Override
	public List<String> resolve(String name) {
		try {
			return Stream.of(InetAddress.getAllByName(name)).map(InetAddress::getHostAddress).sorted().toList();
		}
		catch (UnknownHostException ex) {
			return List.of();
		}
	}

	@Override
	public List<String> addresses() {
		try {
			return NetworkInterface.networkInterfaces()
				.flatMap(NetworkInterface::inetAddresses)
				.filter((address) -> !address.isLoopbackAddress() && !address.isLinkLocalAddress())
				.map(InetAddress::getHostAddress)
				.map((address) -> address.replaceFirst("%.*", ""))
				.sorted()
				.toList();
		}
		catch (SocketException ex) {
			return List.of();
		}
	}

}
