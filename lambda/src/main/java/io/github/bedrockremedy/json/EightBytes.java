package io.github.bedrockremedy.json;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/// Eight bytes looked at as one number, the first of them lowest: an eighth of the steps.
///
/// See "Determine if a word has a byte less than n" in Anderson's Bit Twiddling Hacks.
final class EightBytes {
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long EACH = 0x0101_0101_0101_0101L;
  private static final long HIGH = 0x8080_8080_8080_8080L;

  private EightBytes() {}

  /// The eight bytes from a place on.
  static long at(byte[] bytes, int from) {
    return (long) LONGS.get(bytes, from);
  }

  /// The first so many bytes of a word, the others 0.
  static long first(long word, int bytes) {
    return bytes >= Long.BYTES ? word : word & ((1L << (8 * bytes)) - 1);
  }

  /// Where plain text ends: at a quote, a backslash, a control character, anything beyond ASCII, or
  /// the end of all. Sixteen bytes are looked at without a branch between them, because most names
  /// end within these, and nobody can foretell in which half.
  static int endOfPlain(byte[] text, int from) {
    int end = from;
    while (end + 2 * Long.BYTES <= text.length) {
      int plain = plain(at(text, end));
      int onlyIfAllAre = -(plain >>> 3);
      plain += plain(at(text, end + Long.BYTES)) & onlyIfAllAre;
      end += plain;
      if (plain < 2 * Long.BYTES) {
        return end;
      }
    }
    while (end < text.length && text[end] >= ' ' && text[end] != '"' && text[end] != '\\') {
      end++;
    }
    return end;
  }

  /// How many of eight bytes come before the first that is not plain; 8 if all are. Only a byte
  /// that is not plain borrows in a subtraction, so none disturbs one before it.
  private static int plain(long word) {
    long quote = word ^ ('"' * EACH);
    long backslash = word ^ ('\\' * EACH);
    long found = (quote - EACH) | (backslash - EACH) | (word - ' ' * EACH) | word;
    return Long.numberOfTrailingZeros(found & HIGH) >>> 3;
  }
}
