package io.github.bedrockremedy.local.wire;

import java.util.function.BiConsumer;
import java.util.function.Consumer;

/// Writes the XML of the query protocol.
public final class Xml {
  private final StringBuilder out = new StringBuilder();

  /// `<name>value</name>`, escaped.
  public Xml text(String name, String value) {
    out.append('<').append(name).append('>').append(escape(value));
    return close(name);
  }

  /// `<name>…</name>`.
  public Xml nest(String name, Consumer<Xml> inside) {
    out.append('<').append(name).append('>');
    inside.accept(this);
    return close(name);
  }

  /// `<name><member>…</member></name>`.
  public <T> Xml list(String name, Iterable<T> items, BiConsumer<Xml, T> each) {
    return nest(
        name, xml -> items.forEach(item -> xml.nest("member", inner -> each.accept(inner, item))));
  }

  /// A list of plain strings.
  public Xml strings(String name, Iterable<String> items) {
    return list(name, items, (xml, item) -> xml.out.append(escape(item)));
  }

  private Xml close(String name) {
    out.append("</").append(name).append('>');
    return this;
  }

  @Override
  public String toString() {
    return out.toString();
  }

  /// Text for element content. Carriage returns are written as references: a parser drops them.
  public static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\r", "&#13;");
  }
}
