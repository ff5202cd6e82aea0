package dev.wm.cli.command.device;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;

import dev.wm.cli.command.context.CommandException;
import dev.wm.cli.output.ConsoleOutput;
import dev.wm.cli.phone.QrCode;
import dev.wm.cli.phone.TunnelText;
import dev.wm.cli.settings.ExportFile;
import dev.wm.contract.v1.enrolment.NewEnrolmentToken;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/**
 * The options that say how a device joins: by a command, or by the official app.
 */
final class JoinOptions {

	private static final Duration USUAL = Duration.ofHours(24);

	@Option(names = "--expires", paramLabel = "TIME",
			description = "How long the join command works, such as 30m, 24h (default) or 7d.")
	private @Nullable Duration expires;

	@Option(names = "--qr", description = "Phone: make its key here, and draw its configuration as a QR code.")
	private boolean qr;

	@Option(names = "--png", paramLabel = "FILE", description = "Phone: the same QR code as a picture.")
	private @Nullable Path png;

	@Option(names = "--conf", paramLabel = "FILE",
			description = "Windows, and other machines with the official app: make the key here, and write its configuration.")
	private @Nullable Path conf;

	Duration validity() {
		return (this.expires != null) ? this.expires : USUAL;
	}

	boolean isByApp() {
		return this.qr || this.png != null || this.conf != null;
	}

	boolean isDrawn() {
		return this.qr;
	}

	@Nullable Path png() {
		return this.png;
	}

	@Nullable Path conf() {
		return this.conf;
	}

	/**
	 * Refuses what could not be shown or written, while no key has been made yet: the
	 * registry would have the new one and the phone's old one would be worthless.
	 */
	void requireFitting(ConsoleOutput console) {
		if (isByApp() && this.expires != null) {
			throw CommandException
				.usage("--expires is for the join command: leave it out with --qr, --png and --conf.");
		}
		if (validity().compareTo(NewEnrolmentToken.LONGEST) > 0) {
			throw CommandException.usage("--expires: a join command works for 30 days at most: write up to 30d.");
		}
		int columns = QrCode.columns(TunnelText.LONGEST);
		if (this.qr && console.width() > 0 && console.width() < columns) {
			throw CommandException.failed("The QR code has up to " + columns + " columns, and this terminal "
					+ console.width() + ": make it wider, or use --png FILE.");
		}
		Stream.of(Optional.ofNullable(this.png), Optional.ofNullable(this.conf))
			.flatMap(Optional::stream)
			.forEach(ExportFile::requireWritable);
	}

}
