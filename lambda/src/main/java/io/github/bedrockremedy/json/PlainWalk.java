package io.github.bedrockremedy.json;

import java.nio.charset.StandardCharsets;

/// Walks over plain JSON: printable ASCII on one line, no escapes, whole numbers. What it reads,
/// every parser reads to the same. In all else it says [NotPlainException], and a general parser
/// has to look.
public final class PlainWalk implements JsonWalk {
  /// Characters and depth that are worth a first look; what is larger is not plain.
  private static final int LONGEST = 65_536;

  private static final int DEEPEST = 16;
  private static final int DIGITS = 18;
  private static final long[] NOTHING = {};

  private final byte[] text;
  private final KnownNames names;

  /// By depth, a bit for each name met in the object at hand; empty if nobody wants to know.
  private final long[] seen;

  private int name = KnownNames.UNKNOWN;
  private int at;
  private int depth;
  private boolean first;

  private PlainWalk(byte[] text, KnownNames names, long[] seen) {
    this.text = text;
    this.names = names;
    this.seen = seen;
  }

  /// A walk that stands before the value of a text.
  public static PlainWalk over(String text, KnownNames names) throws NotPlainException {
    return of(text, names, NOTHING);
  }

  /// The same, for which a name that is not known or comes twice in one object is not plain.
  public static PlainWalk strictly(String text, KnownNames names) throws NotPlainException {
    return of(text, names, new long[DEEPEST + 1]);
  }

  private static PlainWalk of(String text, KnownNames names, long[] seen) throws NotPlainException {
    if (text.length() > LONGEST) {
      throw new NotPlainException();
    }
    return new PlainWalk(text.getBytes(StandardCharsets.UTF_8), names, seen);
  }

  @Override
  public boolean object() throws NotPlainException {
    return enter('{');
  }

  @Override
  public boolean array() throws NotPlainException {
    return enter('[');
  }

  private boolean enter(char bracket) throws NotPlainException {
    if (peek() != bracket) {
      return false;
    }
    if (++depth > DEEPEST) {
      throw new NotPlainException();
    }
    if (seen.length > 0) {
      seen[depth] = 0;
    }
    at++;
    first = true;
    return true;
  }

  @Override
  public boolean member() throws NotPlainException {
    if (!next('}')) {
      return false;
    }
    take('"');
    int from = at;
    int to = endOfText();
    if (from + Long.BYTES > text.length) {
      throw new NotPlainException();
    }
    name = names.find(text, from, to);
    if (seen.length > 0) {
      once(name);
    }
    take(':');
    return true;
  }

  private void once(int place) throws NotPlainException {
    long bit = 1L << place;
    if (place == KnownNames.UNKNOWN || (seen[depth] & bit) != 0) {
      throw new NotPlainException();
    }
    seen[depth] |= bit;
  }

  @Override
  public boolean element() throws NotPlainException {
    return next(']');
  }

  /// Whether one more member or element follows rather than the end.
  private boolean next(char end) throws NotPlainException {
    byte c = peek();
    if (c == end) {
      at++;
      depth--;
      first = false;
      return false;
    }
    if (!first) {
      take(',');
    }
    first = false;
    return true;
  }

  /// Empty for every name that is not in the table.
  @Override
  public String name() {
    return name == KnownNames.UNKNOWN ? "" : names.at(name);
  }

  @Override
  public boolean hasText() throws NotPlainException {
    byte c = peek();
    return c != '{' && c != '[' && c != 'n';
  }

  @Override
  public boolean isTrue() throws NotPlainException {
    return peek() == 't';
  }

  @Override
  public boolean isNull() throws NotPlainException {
    return peek() == 'n';
  }

  @Override
  public String text() throws NotPlainException {
    byte c = peek();
    int from = at;
    if (c == '"') {
      at++;
      return string(from + 1, endOfText());
    }
    skip();
    return c == '{' || c == '[' || c == 'n' ? "" : string(from, at);
  }

  @Override
  public void skip() throws NotPlainException {
    switch (peek()) {
      case '"' -> {
        at++;
        endOfText();
      }
      case '{' -> {
        object();
        while (member()) {
          skip();
        }
      }
      case '[' -> {
        array();
        while (element()) {
          skip();
        }
      }
      case 't' -> word("true");
      case 'f' -> word("false");
      case 'n' -> word("null");
      default -> number();
    }
  }

  @Override
  public boolean atEnd() {
    skipBlanks();
    return at == text.length;
  }

  private void skipBlanks() {
    while (at < text.length && text[at] == ' ') {
      at++;
    }
  }

  /// All that was walked over is ASCII.
  private String string(int from, int to) {
    return new String(text, from, to - from, StandardCharsets.ISO_8859_1);
  }

  private void word(String word) throws NotPlainException {
    for (int i = 0; i < word.length(); i++) {
      if (at == text.length || text[at++] != word.charAt(i)) {
        throw new NotPlainException();
      }
    }
  }

  /// Whatever follows that ends no number is no comma and no bracket either.
  private void number() throws NotPlainException {
    int from = at;
    while (at < text.length && text[at] >= '0' && text[at] <= '9') {
      at++;
    }
    int digits = at - from;
    boolean leadingZero = digits > 1 && text[from] == '0';
    if (digits == 0 || digits > DIGITS || leadingZero) {
      throw new NotPlainException();
    }
  }

  /// Goes from inside a text behind its quote.
  ///
  /// @return where it ends
  private int endOfText() throws NotPlainException {
    int end = EightBytes.endOfPlain(text, at);
    if (end == text.length || text[end] != '"') {
      throw new NotPlainException();
    }
    at = end + 1;
    return end;
  }

  private void take(char wanted) throws NotPlainException {
    if (peek() != wanted) {
      throw new NotPlainException();
    }
    at++;
  }

  /// The next character that is not blank.
  private byte peek() throws NotPlainException {
    if (at < text.length && text[at] == ' ') {
      skipBlanks();
    }
    if (at < text.length) {
      return text[at];
    }
    throw new NotPlainException();
  }
}
