package io.github.bedrockremedy.json;

import java.io.IOException;

/// A walk over the values of one JSON text. A value is at hand from the beginning and after each
/// [#member()] and [#element()] that is true; it must be taken by [#object()], [#array()],
/// [#text()] or [#skip()] before the walk goes on.
///
/// Every method throws an [IOException] where the text is no JSON.
public interface JsonWalk {
  /// Goes into the object at hand, before its first member; false, and nothing taken, for any other
  /// value.
  boolean object() throws IOException;

  /// Goes to the next member of the object gone into last; false behind the last one, and then the
  /// object is left.
  boolean member() throws IOException;

  /// Name of the member at hand.
  String name() throws IOException;

  /// Goes into the array at hand; false, and nothing taken, for any other value.
  boolean array() throws IOException;

  /// Goes to the next element of the array gone into last; false behind the last one.
  boolean element() throws IOException;

  /// Whether a text, a number or a truth value is at hand.
  boolean hasText() throws IOException;

  /// Whether `true` is at hand.
  boolean isTrue() throws IOException;

  /// Whether `null` is at hand.
  boolean isNull() throws IOException;

  /// Takes the value at hand as text, a number and a truth value as they are written; empty for
  /// null and for anything that is not a plain value.
  String text() throws IOException;

  /// Takes the value at hand, whatever it is.
  void skip() throws IOException;

  /// Whether nothing but white space follows.
  boolean atEnd() throws IOException;
}
