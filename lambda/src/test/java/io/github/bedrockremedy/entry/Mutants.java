package io.github.bedrockremedy.entry;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Events nobody meant to send: the cases of `events/`, cut, bent, and filled with what hurts. The
/// same seed makes the same ones.
final class Mutants {
  private static final Path EVENTS = Path.of("../events");
  private static final List<Object> WRONG_TYPES =
      List.of(0, -1, 1e300, true, "", List.of(), Map.of(), List.of("a", 1), Map.of("", Map.of()));
  private static final List<String> HOSTILE =
      List.of(
          "*",
          "\u0000",
          "\ud800",
          "\u202e\u2066\ufeff",
          "br-aaaaaaaaaa",
          "case#br-aaaaaaaaaa",
          "arn:aws:iam::*:role/*",
          "arn:aws:iam::618048437522:role/../../admin",
          "arn:aws:bedrock:us-east-1::foundation-model/*",
          "arn:".repeat(500),
          "${jndi:ldap://x}",
          "';--<script>",
          "1e99999",
          "9999-99-99T99:99:99Z",
          "-1000000000-01-01T00:00:00Z",
          " ".repeat(20_000),
          "User: ".repeat(3_000),
          "because ".repeat(2_000) + "no identity-based policy allows",
          "A".repeat(70_000));

  private final Random random;
  private final List<String> seeds;

  Mutants(long seed) {
    this.random = new Random(seed);
    this.seeds = seeds();
  }

  private static List<String> seeds() {
    try (Stream<Path> files = Files.walk(EVENTS)) {
      List<String> seeds = new ArrayList<>();
      for (Path file :
          files.filter(f -> f.getFileName().toString().equals("event.json")).sorted().toList()) {
        seeds.add(Files.readString(file));
      }
      return seeds;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Another one.
  String next() {
    String text = one(seeds);
    for (int times = random.nextInt(4); times > 0; times--) {
      text = mutated(text);
    }
    return text;
  }

  private String mutated(String text) {
    return switch (random.nextInt(8)) {
      case 0 -> text.substring(0, random.nextInt(text.length() + 1));
      case 1 -> flipped(text);
      case 2 -> twice(text);
      case 3 -> random.nextInt(50) == 0 ? "[".repeat(5_000) + text : text + text;
      default -> bent(text);
    };
  }

  private String flipped(String text) {
    var flipped = new StringBuilder(text);
    for (int times = 1 + random.nextInt(4); times > 0 && !flipped.isEmpty(); times--) {
      flipped.setCharAt(random.nextInt(flipped.length()), (char) random.nextInt(0x250));
    }
    return flipped.toString();
  }

  /// The same member once more with another value.
  private String twice(String text) {
    int at = text.indexOf("\":", random.nextInt(text.length() + 1));
    int from = at < 0 ? -1 : text.lastIndexOf('"', at - 1);
    return from < 0
        ? text
        : text.substring(0, from)
            + text.substring(from, at)
            + "\":\"twice\","
            + text.substring(from);
  }

  /// One value of the tree taken away or replaced.
  private String bent(String text) {
    try {
      Object tree = JSON.std.anyFrom(text);
      bend(tree);
      return JSON.std.asString(tree);
    } catch (IOException notJsonAnyMore) {
      return flipped(text);
    }
  }

  private void bend(@Nullable Object tree) {
    Object at = tree;
    while (at instanceof Map<?, ?> map && !map.isEmpty()) {
      @SuppressWarnings("unchecked")
      Map<String, @Nullable Object> here = (Map<String, @Nullable Object>) map;
      String name = one(List.copyOf(here.keySet()));
      if (!(here.get(name) instanceof Map<?, ?>) || random.nextInt(6) == 0) {
        bend(here, name);
        return;
      }
      at = here.get(name);
    }
  }

  private void bend(Map<String, @Nullable Object> here, String name) {
    switch (random.nextInt(5)) {
      case 0 -> here.remove(name);
      case 1 -> here.put(name, null);
      case 2 -> here.put(name, one(WRONG_TYPES));
      case 3 -> here.put(name, here.get(name) + one(HOSTILE));
      default -> here.put(name, one(HOSTILE));
    }
  }

  private <T> T one(List<T> all) {
    return all.get(random.nextInt(all.size()));
  }
}
