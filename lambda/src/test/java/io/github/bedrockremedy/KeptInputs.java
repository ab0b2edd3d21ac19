package io.github.bedrockremedy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;

/// Seeds and findings of the fuzz targets. Jazzer begins with them and puts new findings beside
/// them; the normal build runs each target over them, without Jazzer and its agent.
public final class KeptInputs {
  private KeptInputs() {}

  /// The inputs of a target, each under the name of its file, and the empty one.
  public static List<Named<byte[]>> of(Class<?> target) {
    Path folder = Path.of("src/test/resources", target.getName().replace('.', '/') + "Inputs");
    try (Stream<Path> files = Files.walk(folder).filter(Files::isRegularFile).sorted()) {
      return Stream.concat(
              Stream.of(Named.of("nothing", new byte[0])),
              files.map(file -> Named.of(file.getFileName().toString(), bytes(file))))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] bytes(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
