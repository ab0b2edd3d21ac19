package io.github.bedrockremedy.json;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/// The names a reader knows, at most 64, found in a text without copying them out of it.
public final class KnownNames {
  static final int UNKNOWN = -1;

  private final String[] names;
  private final byte[][] bytes;
  private final long[] starts;
  private final int[][] byLength;

  private KnownNames(List<String> names) {
    this.names = names.toArray(String[]::new);
    this.bytes =
        names.stream().map(n -> n.getBytes(StandardCharsets.US_ASCII)).toArray(byte[][]::new);
    this.starts = Arrays.stream(bytes).mapToLong(KnownNames::start).toArray();
    int longest = names.stream().mapToInt(String::length).max().orElse(0);
    this.byLength =
        IntStream.rangeClosed(0, longest).mapToObj(this::ofLength).toArray(int[][]::new);
  }

  /// The table of these names.
  public static KnownNames of(String... names) {
    if (names.length > Long.SIZE) {
      throw new IllegalArgumentException(names.length + " names are too many");
    }
    return new KnownNames(List.of(names));
  }

  private int[] ofLength(int length) {
    return IntStream.range(0, bytes.length).filter(i -> bytes[i].length == length).toArray();
  }

  private static long start(byte[] name) {
    return EightBytes.at(Arrays.copyOf(name, Math.max(Long.BYTES, name.length)), 0);
  }

  /// Place in the table of the name that stands in a text from one place to another, with eight
  /// bytes of text or more from its beginning on; [#UNKNOWN] if it is none of these.
  int find(byte[] text, int from, int to) {
    int length = to - from;
    if (length >= byLength.length) {
      return UNKNOWN;
    }
    long start = EightBytes.first(EightBytes.at(text, from), length);
    for (int place : byLength[length]) {
      if (starts[place] == start && isRest(bytes[place], text, from)) {
        return place;
      }
    }
    return UNKNOWN;
  }

  /// Whether what follows the first eight bytes is equal too; the last eight are looked at whole.
  private static boolean isRest(byte[] name, byte[] text, int from) {
    for (int i = Long.BYTES; i < name.length; i += Long.BYTES) {
      int at = Math.min(i, name.length - Long.BYTES);
      if (EightBytes.at(name, at) != EightBytes.at(text, from + at)) {
        return false;
      }
    }
    return true;
  }

  /// The name at a place of the table.
  String at(int place) {
    return names[place];
  }
}
