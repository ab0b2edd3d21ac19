package io.github.bedrockremedy.local.dynamodb;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/// Where DynamoDB Local is loaded from: the class path, or the jar that the system property
/// `bedrock-remedy.dynamodb-local` names.
///
/// The property exists for start-up: the jar's manifest puts its own folder on the class path, and
/// the JVM dumps no class archive for a class path with a folder on it. Beside the class path the
/// jar is left as it is, and everything else is archived.
final class EngineJar {
  static final String PROPERTY = "bedrock-remedy.dynamodb-local";
  private static final String LIBRARY_PATH = "sqlite4java.library.path";
  private static final String NATIVE =
      "com/amazonaws/services/dynamodbv2/local/shared/access/sqlite/native/";

  private EngineJar() {}

  static ClassLoader loader() {
    ClassLoader own = EngineJar.class.getClassLoader();
    String jar = System.getProperty(PROPERTY, "");
    if (jar.isEmpty()) {
      return own;
    }
    try {
      URL[] urls = {Path.of(jar).toUri().toURL()};
      var loader = new URLClassLoader("dynamodb-local", urls, own);
      if (System.getProperty(LIBRARY_PATH) == null) {
        System.setProperty(LIBRARY_PATH, nativeFolder(Path.of(jar)).toString());
      }
      return loader;
    } catch (MalformedURLException e) {
      throw new IllegalStateException(PROPERTY + " is no path: " + jar, e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// DynamoDB Local looks for its native library on the class path only, so it is laid out here.
  private static Path nativeFolder(Path jar) throws IOException {
    String entry = NATIVE + system() + "/" + architecture() + "/" + library();
    Path folder = Files.createTempDirectory("bedrock-remedy-sqlite");
    Path file = folder.resolve(library());
    URL url = URI.create("jar:" + jar.toUri() + "!/" + entry).toURL();
    try (InputStream in = url.openStream()) {
      Files.copy(in, file);
    }
    // Deleted in reverse order.
    folder.toFile().deleteOnExit();
    file.toFile().deleteOnExit();
    return folder;
  }

  private static String system() {
    String os = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
    return os.contains("mac") ? "Mac" : os.contains("win") ? "Windows" : "Linux";
  }

  private static String library() {
    return switch (system()) {
      case "Mac" -> "libsqlite4java.dylib";
      case "Windows" -> "sqlite4java.dll";
      default -> "libsqlite4java.so";
    };
  }

  private static String architecture() {
    String arch = System.getProperty("os.arch", "");
    return arch.equals("amd64") ? "x86_64" : arch;
  }
}
