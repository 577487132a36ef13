package io.nautilus.ml;

import ai.onnxruntime.OrtEnvironment;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Locale;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;

/**
 * Puts ONNX Runtime's library for this machine into a folder, unless it is there, and has it loaded from there. By
 * itself the runtime unpacks it into a new temporary folder at every start, which stays behind when a process is killed.
 */
final class OnnxLibrary {
    private static final String FOLDER_PROPERTY = "onnxruntime.native.path";
    private static final String RESOURCES = "/ai/onnxruntime/native/";
    private static final List<String> LIBRARIES = List.of("onnxruntime", "onnxruntime4j_jni");

    private OnnxLibrary() {}

    /** Where the runtime has no library for this machine nothing is placed, and opening a model will say so. */
    static void place(Path folder) throws IOException {
        Path absolute = folder.toAbsolutePath();
        Files.createDirectories(absolute);
        for (String library : LIBRARIES) {
            String file = System.mapLibraryName(library);
            URL packed = OrtEnvironment.class.getResource(RESOURCES + machine() + "/" + file);
            if (packed == null) {
                return;
            }
            place(packed, absolute.resolve(file));
        }
        System.setProperty(FOLDER_PROPERTY, absolute.toString());
    }

    private static void place(URL packed, Path file) throws IOException {
        if (Files.exists(file) && crc(file) == crc(packed)) {
            return;
        }
        Path part = file.resolveSibling(file.getFileName() + ".part");
        try (InputStream in = packed.openStream()) {
            Files.copy(in, part, StandardCopyOption.REPLACE_EXISTING);
        }
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
    }

    private static long crc(Path file) throws IOException {
        CRC32 crc = new CRC32();
        try (InputStream in = new CheckedInputStream(Files.newInputStream(file), crc)) {
            in.transferTo(OutputStream.nullOutputStream());
        }
        return crc.getValue();
    }

    /** As the archive that it is packed in says, or -1 where it is in none. */
    private static long crc(URL packed) throws IOException {
        return packed.openConnection() instanceof JarURLConnection archive
                ? archive.getJarEntry().getCrc()
                : -1;
    }

    /** The system and processor as the runtime's packages name them. */
    private static String machine() {
        String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        String processor = System.getProperty("os.arch");
        return (system.contains("mac") ? "osx" : system.contains("win") ? "win" : "linux") + "-"
                + (processor.equals("amd64") || processor.equals("x86_64") ? "x64" : processor);
    }
}
