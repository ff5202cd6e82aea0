package dev.wm.packaging;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassFile.ClassHierarchyResolverOption;
import java.lang.classfile.ClassFile.StackMapsOption;
import java.lang.classfile.ClassFileVersion;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeTransform;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collections;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * Raises the version of old class files to Java 8's. Those before Java 6 have no stack
 * maps, so the JVM verifies them in a way whose result cannot be kept in an AOT cache.
 */
final class ClassVersions {

	private ClassVersions() {
	}

	/**
	 * Copies a library.
	 * @param jar the library
	 * @param raised where the copy goes, its manifest saying what was changed
	 * @throws IOException if one of them fails
	 */
	static void raise(Path jar, Path raised) throws IOException {
		Path unfinished = Path.of(raised + ".new");
		try (ZipFile in = new ZipFile(jar.toFile());
				URLClassLoader loader = new URLClassLoader(new URL[] { jar.toUri().toURL() });
				OutputStream file = Files.newOutputStream(unfinished);
				ZipOutputStream out = new ZipOutputStream(file)) {
			ClassFile classFile = ClassFile.of(StackMapsOption.GENERATE_STACK_MAPS, ClassHierarchyResolverOption
				.of(ClassHierarchyResolver.ofResourceParsing(loader).orElse(ClassHierarchyResolver.defaultResolver())));
			for (ZipEntry entry : Collections.list(in.entries())) {
				ZipEntry copy = new ZipEntry(entry.getName());
				copy.setTimeLocal(entry.getTimeLocal());
				out.putNextEntry(copy);
				out.write(raise(classFile, entry.getName(), in.getInputStream(entry).readAllBytes()));
				out.closeEntry();
			}
		}
		Files.move(unfinished, raised, StandardCopyOption.REPLACE_EXISTING);
	}

	private static byte[] raise(ClassFile classFile, String name, byte[] content) throws IOException {
		if (name.equals(JarFile.MANIFEST_NAME)) {
			return noted(content);
		}
		return (name.endsWith(".class") && !name.endsWith("module-info.class")) ? raise(classFile, content) : content;
	}

	private static byte[] raise(ClassFile classFile, byte[] content) {
		ClassModel model = classFile.parse(content);
		if (model.majorVersion() >= ClassFile.JAVA_6_VERSION) {
			return content;
		}
		ClassTransform version = (builder, element) -> {
			if (element instanceof ClassFileVersion) {
				builder.withVersion(ClassFile.JAVA_8_VERSION, 0);
			}
			else {
				builder.with(element);
			}
		};
		// A method that is not transformed is copied as it was, without a stack map.
		byte[] raised = classFile.transformClass(model,
				version.andThen(ClassTransform.transformingMethodBodies(CodeTransform.ACCEPT_ALL)));
		var errors = classFile.verify(raised);
		if (!errors.isEmpty()) {
			throw new IllegalStateException("A raised class does not verify.", errors.getFirst());
		}
		return raised;
	}

	// The Apache License wants modified files to say so.
	private static byte[] noted(byte[] content) throws IOException {
		Manifest manifest = new Manifest(new ByteArrayInputStream(content));
		manifest.getMainAttributes().putValue("Modified", "class file versions raised, stack maps added");
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		manifest.write(out);
		return out.toByteArray();
	}

}
