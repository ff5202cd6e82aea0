package dev.wm.cli;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import javax.imageio.ImageIO;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.LuminanceSource;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import dev.wm.cli.output.TerminalCapabilities;
import dev.wm.contract.key.BearerToken;
import dev.wm.contract.key.PublicKey;
import dev.wm.contract.net.Cidr;
import dev.wm.contract.net.DnsLabel;
import dev.wm.contract.net.Endpoint;
import dev.wm.contract.net.IpAddress;
import dev.wm.contract.net.MeshName;
import dev.wm.contract.net.NetworkLabel;
import dev.wm.contract.net.SiteDomain;
import dev.wm.contract.v1.ProblemCode;
import dev.wm.contract.v1.config.DeviceConfig;
import dev.wm.contract.v1.config.HubPeer;
import dev.wm.contract.v1.device.Device;
import dev.wm.contract.v1.device.DeviceType;
import dev.wm.contract.v1.enrolment.DeviceEnrolment;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Devices with the official app: what a reader makes of the code.
 */
class PhoneTests extends SingleMeshFixture {

	private static final PublicKey HUB_KEY = PublicKey.parse("CgcHFx0qJTsyMzQ1Njc4OTo7PD0+P0BBQkNERUZHSEk=");

	private static final Device PHONE = new Device(DnsLabel.parse("phone"), IpAddress.parse("172.30.1.101"),
			DeviceType.ROAMING, null);

	private static final Pattern CONF = Pattern.compile("""
			\\[Interface]
			PrivateKey = (\\S{44})
			Address = 172\\.30\\.1\\.101/32
			DNS = 172\\.30\\.1\\.1

			\\[Peer]
			PublicKey = %s
			Endpoint = 203\\.0\\.113\\.9:51820
			AllowedIPs = 172\\.30\\.0\\.0/16
			PersistentKeepalive = 25
			""".formatted(Pattern.quote(HUB_KEY.toString())));

	@BeforeEach
	void prepare() {
		this.home.site("gate", "172.30.1.0/24", true);
		this.home.respond("POST /api/v1/device-enrolments",
				MockResponses.json(201, new DeviceEnrolment(BearerToken.parse("wm_dev_phone"), PHONE)));
		view(new HubPeer(SiteDomain.parse("gate"), IpAddress.parse("172.30.1.1"), HUB_KEY,
				Endpoint.parse("203.0.113.9")));
	}

	private void view(@Nullable HubPeer hub) {
		this.home.respond("GET /config", MockResponses.json(200, new DeviceConfig(MeshName.parse("home"),
				NetworkLabel.parse("wm"), Cidr.parse("172.30.0.0/16"), PHONE, false, hub, List.of(SiteDomain.HUB))));
	}

	@Test
	void confWhenWrittenIsCompleteAndForTheOwnerAlone() throws IOException {
		Path file = this.folder.resolve("phone.conf");
		WmRunner.Run run = this.wm.run("add-device", "phone", "--conf", file.toString());
		assertThat(run.err()).isEmpty();
		assertThat(run.out()).isEqualTo("""
				Added device phone.hub: 172.30.1.101 in the mesh, roaming.
				The configuration is in %s: import it in the WireGuard app, then delete the file.
				The private key is in it alone: nobody can show it again.
				The app does not follow changes. New sites and hosts need none; if the hub's address, port or key \
				changes, or phone.hub's own address, run wm device-setup phone with the same option again.
				""".formatted(file));
		String key = privateKey(Files.readString(file));
		assertThat(Files.getPosixFilePermissions(file)).isEqualTo(PosixFilePermissions.fromString("rw-------"));
		assertThat(this.home.requests()).containsExactly("POST /api/v1/devices", "POST /api/v1/device-enrolments",
				"GET /config");
		assertThat(run.out()).doesNotContain(key);
	}

	@Test
	void pngWhenScannedIsTheConfiguration() throws Exception {
		Path file = this.folder.resolve("phone.png");
		assertThat(this.wm.run("device-setup", "phone", "--png", file.toString()).exitCode()).isOne();
		this.wm.run("add-device", "phone");
		assertThat(this.wm.run("device-setup", "phone", "--png", file.toString()).exitCode()).isZero();
		BufferedImage image = Objects.requireNonNull(ImageIO.read(new ByteArrayInputStream(Files.readAllBytes(file))));
		int[] pixels = image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
		privateKey(scan(new RGBLuminanceSource(image.getWidth(), image.getHeight(), pixels)));
	}

	// With colours it is the same on every terminal; without, on a dark one.
	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void drawingWhenScannedIsTheConfiguration(boolean colour) throws Exception {
		this.wm.capabilities(new TerminalCapabilities(colour, 0));
		List<String> lines = this.wm.run("add-device", "phone", "--qr").out().lines().toList();
		assertThat(lines.get(1)).isEqualTo("In the WireGuard app, add a tunnel from this QR code:");
		List<String> drawing = lines.subList(2, lines.size() - 2);
		assertThat(drawing).allMatch((line) -> line.startsWith("\u001b[38;5;231;48;5;16m") == colour)
			.allMatch((line) -> line.endsWith("\u001b[0m") == colour);
		List<String> blocks = drawing.stream().map((line) -> line.replaceAll("\u001b\\[[0-9;]*m", "")).toList();
		privateKey(scan(picture(blocks)));
	}

	@Test
	void drawingWhenTheTerminalIsTooNarrowSaysSo() {
		this.wm.capabilities(new TerminalCapabilities(false, 40));
		WmRunner.Run run = this.wm.run("add-device", "phone", "--qr");
		assertThat(run.exitCode()).isOne();
		assertThat(run.err()).isEqualTo(
				"wm: The QR code has up to 69 columns, and this terminal 40: make it wider, or use --png FILE.\n");
		assertThat(this.home.requests()).isEmpty();
		this.wm.capabilities(new TerminalCapabilities(false, 69));
		assertThat(this.wm.run("add-device", "phone", "--qr").exitCode()).isZero();
	}

	// The registry would have the new key, and nobody its other half.
	@ParameterizedTest
	@ValueSource(strings = { "--png", "--conf" })
	void fileWhenItCannotBeWrittenIsRefusedBeforeAKeyIsMade(String option) {
		for (String file : List.of("nowhere/phone", ".")) {
			assertThat(this.wm.run("add-device", "phone", option, this.folder.resolve(file).toString()).err())
				.endsWith(" cannot be written: name one in a folder that you may write to.\n");
		}
		assertThat(this.home.requests()).isEmpty();
	}

	@Test
	void requestsWhenAKeyIsMadeHaveItsPublicHalfAlone() throws Exception {
		Path file = this.folder.resolve("phone.conf");
		this.wm.run("add-device", "phone", "--conf", file.toString());
		String key = privateKey(Files.readString(file));
		this.wm.run("device-setup", "phone", "--conf", file.toString());
		assertThat(privateKey(Files.readString(file))).isNotEqualTo(key);
		assertThat(this.home.bodies()).noneMatch((body) -> body.contains(key));
	}

	@Test
	void confWhenTheHubIsNotReadyIsRefused() {
		view(null);
		WmRunner.Run run = this.wm.run("add-device", "phone", "--qr");
		assertThat(run.exitCode()).isOne();
		assertThat(run.err()).startsWith(
				"wm: Device phone.hub was added, but it cannot join yet: The hub has no gateway yet: set it up first");
		view(new HubPeer(SiteDomain.parse("gate"), IpAddress.parse("172.30.1.1"), HUB_KEY, null));
		assertThat(this.wm.run("device-setup", "phone", "--qr").err())
			.startsWith("wm: The hub has no endpoint yet: run wm edit site gate --set endpoint=ADDRESS.");
	}

	@Test
	void confWhenTheRegistryRefusesSaysThatTheDeviceExists() {
		this.home.respond("POST /api/v1/device-enrolments",
				MockResponses.problem(ProblemCode.UNAVAILABLE, "Try again later."));
		assertThat(this.wm.run("add-device", "phone", "--qr").err())
			.isEqualTo("wm: Device phone.hub was added, but it cannot join yet: Try again later."
					+ " Then run wm device-setup phone.\n");
	}

	private static String privateKey(String conf) {
		Matcher matcher = CONF.matcher(conf);
		assertThat(matcher.matches()).as(conf).isTrue();
		byte[] key = Base64.getDecoder().decode(matcher.group(1));
		assertThat(key).hasSize(32);
		assertThat(key[0] & 7).isZero();
		assertThat(key[31] & 0xc0).isEqualTo(0x40);
		return matcher.group(1);
	}

	private static String scan(LuminanceSource source) throws ReaderException {
		return new QRCodeReader().decode(new BinaryBitmap(new HybridBinarizer(source))).getText();
	}

	/** Every half block as four by four pixels. */
	private static LuminanceSource picture(List<String> lines) {
		int width = lines.getFirst().length() * 4;
		int[] pixels = new int[width * lines.size() * 8];
		for (int y = 0; y < lines.size() * 8; y++) {
			for (int x = 0; x < width; x++) {
				char block = lines.get(y / 8).charAt(x / 4);
				boolean light = block == '\u2588' || block == ((y % 8 < 4) ? '\u2580' : '\u2584');
				pixels[y * width + x] = light ? 0xffffff : 0;
			}
		}
		return new RGBLuminanceSource(width, lines.size() * 8, pixels);
	}

}
