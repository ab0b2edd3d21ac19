package io.github.bedrockremedy.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.bedrockremedy.pipeline.event.EventInput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// One case: `events/⟨cause⟩/⟨case⟩` with its record, the account it happened in and what must come
/// out.
///
/// @param cause name of the upper folder, `not-ours` for what must be ignored
/// @param record the one record of `event.json`
record EventFolder(Path folder, String cause, String record, Expected expected) {
  static final Path EVENTS = Path.of("..", "events");
  static final String NOT_OURS = "not-ours";

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Set<String> STAGES = Set.of("pattern", "explain", "offline", "end");

  /// What `expected.json` says.
  ///
  /// @param decide what the reader of the mail does; empty: nothing
  /// @param stages what must come out, by stage
  record Expected(String mode, Optional<String> decide, ObjectNode stages) {}

  /// Every case folder, in the order of their names.
  static List<Path> all() throws IOException {
    try (Stream<Path> causes = Files.list(EVENTS)) {
      return causes
          .filter(Files::isDirectory)
          .flatMap(cause -> folders(cause).stream())
          .sorted()
          .toList();
    }
  }

  private static List<Path> folders(Path cause) {
    try (Stream<Path> cases = Files.list(cause)) {
      return cases.filter(Files::isDirectory).toList();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  /// Reads a case; a file that is missing, or has a word in it that nobody compares, is an error.
  static EventFolder read(Path folder) throws IOException {
    String cause = name(folder).substring(0, name(folder).indexOf('/'));
    if (!cause.equals(NOT_OURS)) {
      present(folder.resolve("account.json"));
    }
    List<String> records = EventInput.records(Files.readAllBytes(folder.resolve("event.json")));
    if (records.size() != 1) {
      throw new IllegalArgumentException(folder + ": expected one record, not " + records.size());
    }
    return new EventFolder(folder, cause, records.getFirst(), expected(folder));
  }

  private static Expected expected(Path folder) throws IOException {
    Path file = folder.resolve("expected.json");
    present(file);
    ObjectNode json = (ObjectNode) JSON.readTree(file.toFile());
    if (json.path("about").asText().isEmpty()) {
      throw new IllegalArgumentException(file + ": 'about' must say why this is right");
    }
    String mode = json.path("mode").asText();
    Optional<String> decide = Optional.ofNullable(json.get("decide")).map(JsonNode::asText);
    json.remove(List.of("about", "mode", "decide"));
    for (var names = json.fieldNames(); names.hasNext(); ) {
      String name = names.next();
      if (!STAGES.contains(name)) {
        throw new IllegalArgumentException(file + ": nothing is compared with '" + name + "'");
      }
    }
    return new Expected(mode, decide, json);
  }

  private static void present(Path file) {
    if (!Files.isReadable(file)) {
      throw new IllegalArgumentException(file + " is missing");
    }
  }

  boolean isOurs() {
    return !cause.equals(NOT_OURS);
  }

  /// Short name, `missing-model/direct-call`.
  static String name(Path folder) {
    return EVENTS.relativize(folder).toString().replace('\\', '/');
  }
}
