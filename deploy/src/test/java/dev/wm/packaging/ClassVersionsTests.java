package dev.wm.packaging;

import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassFile.StackMapsOption;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.Attributes.Name;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class ClassVersionsTests {

	@TempDir
	private Path folder;

	private Path jar;

	@BeforeEach
	void prepare() throws IOException {
		this.jar = this.folder.resolve("old.jar");
		Manifest manifest = new Manifest();
		manifest.getMainAttributes().put(Name.MANIFEST_VERSION, "1.0");
		manifest.getMainAttributes().put(Name.IMPLEMENTATION_TITLE, "Old");
		try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(this.jar), manifest)) {
			out.putNextEntry(new JarEntry("Old.class"));
			out.write(classWithABranch("Old", ClassFile.JAVA_5_VERSION));
			out.putNextEntry(new JarEntry("Modern.class"));
			out.write(classWithABranch("Modern", ClassFile.JAVA_17_VERSION));
			out.putNextEntry(new JarEntry("text"));
			out.write("as it was".getBytes(StandardCharsets.UTF_8));
		}
	}

	// int choose(boolean first) { return first ? 1 : 2; }
	private static byte[] classWithABranch(String name, int version) {
		StackMapsOption maps = (version < ClassFile.JAVA_6_VERSION) ? StackMapsOption.DROP_STACK_MAPS
				: StackMapsOption.GENERATE_STACK_MAPS;
		return ClassFile.of(maps)
			.build(ClassDesc.of(name),
					(type) -> type.withVersion(version, 0)
						.withFlags(ClassFile.ACC_PUBLIC | ClassFile.ACC_SUPER)
						.withMethodBody("choose", MethodTypeDesc.of(ConstantDescs.CD_int, ConstantDescs.CD_boolean),
								ClassFile.ACC_PUBLIC | ClassFile.ACC_STATIC,
								(code) -> code.iload(0)
									.ifThenElse((first) -> first.iconst_1().ireturn(),
											(second) -> second.iconst_2().ireturn())));
	}

	@Test
	void raiseWhenAClassIsOldGivesOneThatTheNewVerifierTakes() throws Exception {
		Path raised = this.folder.resolve("raised.jar");
		ClassVersions.raise(this.jar, raised);
		try (JarFile before = new JarFile(this.jar.toFile()); JarFile after = new JarFile(raised.toFile())) {
			assertThat(ClassFile.of().parse(content(after, "Old.class")).majorVersion()).isEqualTo(52);
			assertThat(content(after, "Modern.class")).isEqualTo(content(before, "Modern.class"));
			assertThat(content(after, "text")).isEqualTo(content(before, "text"));
			assertThat(after.getManifest().getMainAttributes().getValue("Modified")).isNotBlank();
			assertThat(after.getManifest().getMainAttributes().getValue(Name.IMPLEMENTATION_TITLE)).isEqualTo("Old");
		}
		try (URLClassLoader loader = new URLClassLoader(new URL[] { raised.toUri().toURL() }, null)) {
			var choose = loader.loadClass("Old").getMethod("choose", boolean.class);
			assertThat(choose.invoke(null, true)).isEqualTo(1);
			assertThat(choose.invoke(null, false)).isEqualTo(2);
		}
	}

	@Test
	void raiseWhenRunTwiceGivesTheSame() throws IOException {
		Path first = this.folder.resolve("first.jar");
		Path second = this.folder.resolve("second.jar");
		ClassVersions.raise(this.jar, first);
		ClassVersions.raise(this.jar, second);
		assertThat(second).hasSameBinaryContentAs(first);
	}

	private static byte[] content(JarFile jar, String entry) throws IOException {
		return jar.getInputStream(jar.getEntry(entry)).readAllBytes();
	}

}
